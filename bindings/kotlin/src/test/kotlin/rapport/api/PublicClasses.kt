package rapport.api

import java.nio.file.Path
import kotlin.io.path.extension
import kotlin.io.path.isRegularFile
import kotlin.io.path.listDirectoryEntries
import kotlin.io.path.nameWithoutExtension
import kotlin.io.path.toPath
import rapport.RecordId

/** What uniffi generates for itself into the package; apps have no use for it, and it may change. */
private val RUNTIME = Regex("(Ffi|Uniffi|IntegrityChecking|RustBuffer|ForeignBytes|NoHandle|Disposable|InternalException).*")

/** The classes of the package that apps import, without those that the compiler made up and uniffi's own. */
internal fun publicClasses(): List<Class<*>> =
    classFolder().listDirectoryEntries()
        .filter { it.isRegularFile() && it.extension == "class" }
        .map { it.nameWithoutExtension }
        .filterNot { RUNTIME.matches(it) || it == "Rapport_coreKt" || it.endsWith("\$WhenMappings") }
        .map { Class.forName("rapport.$it", false, RecordId::class.java.classLoader) }
        .filterNot { it.isSynthetic || it.isAnonymousClass || it.isLocalClass }
        .sortedBy { it.name }

private fun classFolder(): Path =
    RecordId::class.java.protectionDomain.codeSource.location.toURI().toPath().resolve("rapport")

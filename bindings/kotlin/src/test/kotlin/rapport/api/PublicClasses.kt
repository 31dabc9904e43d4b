package rapport.api

import java.nio.file.Path
import kotlin.io.path.extension
import kotlin.io.path.isRegularFile
import kotlin.io.path.listDirectoryEntries
import kotlin.io.path.nameWithoutExtension
import kotlin.io.path.toPath
import rapport.RecordId
import rapport.SecretStore
import rapport.SyncReport

/** What uniffi generates for itself into the package; apps have no use for it, and it may change. */
private val RUNTIME = Regex(
    "(Ffi|Uniffi|IntegrityChecking|RustBuffer|ForeignBytes|NoHandle|Disposable|InternalException).*",
)

/** What the compiler and uniffi add to a class, and the functions of the generated file. */
private val MADE_UP = listOf("\$WhenMappings", "\$ErrorHandler", "Rapport_coreKt")

/** The classes that apps use: those of their package and those it lends a name, none that is uniffi's own. */
internal fun publicClasses(): List<Class<*>> =
    (classesOfPackage() + SyncReport::class.java + SecretStore::class.java).sortedBy { it.name }

private fun classesOfPackage(): List<Class<*>> =
    classFolder().listDirectoryEntries()
        .filter { it.isRegularFile() && it.extension == "class" }
        .map { it.nameWithoutExtension }
        .filterNot { name -> RUNTIME.matches(name) || MADE_UP.any(name::endsWith) }
        .map { Class.forName("rapport.$it", false, RecordId::class.java.classLoader) }
        .filterNot { it.isSynthetic || it.isAnonymousClass || it.isLocalClass }

private fun classFolder(): Path =
    RecordId::class.java.protectionDomain.codeSource.location.toURI().toPath().resolve("rapport")

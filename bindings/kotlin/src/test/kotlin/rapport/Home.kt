package rapport

import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.time.InstantSource
import java.time.ZoneId
import kotlin.io.path.createDirectories
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.async
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout

/** A clock that stands still until it is moved. */
internal class TestClock(private var now: Instant = Instant.parse("2026-03-02T15:00:00Z")) : InstantSource {
    override fun instant(): Instant = now

    fun advance(time: Duration) {
        now += time
    }
}

/** A store of secrets in memory that writes down what it is asked, and can be locked. */
internal class TestSecrets : SecretStore {
    private val kept = mutableMapOf<String, ByteArray>()
    private val asked = mutableListOf<String>()

    /** What every call throws, if anything. */
    @Volatile
    var failure: Throwable? = null

    /** What it was asked since this was last read: `get key`, `put token`. */
    val calls: List<String>
        @Synchronized get() = asked.toList().also { asked.clear() }

    @Synchronized
    override fun get(name: String): ByteArray? = asked("get", name).let { kept[name]?.copyOf() }

    @Synchronized
    override fun put(name: String, secret: ByteArray) = asked("put", name).also { kept[name] = secret }

    @Synchronized
    override fun delete(name: String) = asked("delete", name).also { kept.remove(name) }

    private fun asked(verb: String, name: String) {
        asked += "$verb ${name.substringAfterLast('.')}"
        failure?.let { throw it }
    }
}

/** Where the tests play. */
internal val BERLIN: ZoneId = ZoneId.of("Europe/Berlin")

/** How often the tests look into the shared folder. */
internal val OFTEN = 2.milliseconds

/** The new vault of a device below a folder. */
internal suspend fun Path.vault(
    device: String = "phone",
    clock: InstantSource = TestClock(),
    secrets: SecretStore = TestSecrets(),
): RapportVault = RapportVault.create(resolve("device $device"), device, secrets, clock) { BERLIN }

/** A further device of a vault, paired through the folder that the devices below a folder share. */
internal suspend fun Path.joining(
    first: RapportVault,
    device: String = "laptop",
    clock: InstantSource = TestClock(),
    zone: ZoneId = BERLIN,
    secrets: SecretStore = TestSecrets(),
): RapportVault = coroutineScope {
    val invitation = first.invite(shared())
    val shown = CompletableDeferred<String>()
    val folder = resolve("device $device")
    val joining = async {
        RapportVault.join(invitation.ticket, device, shared(), folder, secrets, clock, { zone }, OFTEN) {
            shown.complete(it)
        }
    }
    check(invitation.admit(OFTEN) { name, digits -> name == device && digits == shown.await() })
    joining.await()
}

/** The folder through which the devices below a folder sync. */
internal fun Path.shared(): Path = resolve("shared").createDirectories()

/** Runs a test; one that waits for ever fails. */
internal fun test(body: suspend () -> Unit): Unit = runBlocking { withTimeout(60_000) { body() } }

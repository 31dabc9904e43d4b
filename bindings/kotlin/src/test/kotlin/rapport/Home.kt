package rapport

import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.time.InstantSource
import java.time.ZoneId
import kotlin.io.path.createDirectories
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout

/** A clock that stands still until it is moved. */
internal class TestClock(private var now: Instant = Instant.parse("2026-03-02T15:00:00Z")) : InstantSource {
    override fun instant(): Instant = now

    fun advance(time: Duration) {
        now += time
    }
}

/** Where the tests play. */
internal val BERLIN: ZoneId = ZoneId.of("Europe/Berlin")

/** A vault of a device below a folder. */
internal suspend fun Path.vault(
    device: String = "phone",
    joining: VaultId? = null,
    clock: InstantSource = TestClock(),
): RapportVault = RapportVault.create(resolve("device $device"), device, joining, clock) { BERLIN }

/** The folder through which the devices below a folder sync. */
internal fun Path.shared(): Path = resolve("shared").createDirectories()

/** Runs a test; one that waits for ever fails. */
internal fun test(body: suspend () -> Unit): Unit = runBlocking { withTimeout(60_000) { body() } }

package rapport.story

import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.time.InstantSource
import java.time.ZoneId
import rapport.RapportVault
import rapport.SyncReport
import rapport.TestSecrets
import rapport.joining
import rapport.shared

/** Vaults on a real disk that share one clock, one zone and one folder. */
internal class World private constructor(private val home: Path, private var now: Instant, private val zone: ZoneId) :
    AutoCloseable {
    private val vaults = sortedMapOf<String, RapportVault>()
    private val shared = home.shared()

    fun vault(device: String): RapportVault =
        vaults[device] ?: throw Flaw("there is no device called \"$device\"")

    fun advance(time: Duration) {
        now += time
    }

    suspend fun sync(device: String): SyncReport = vault(device).syncThroughFolder(shared)

    /** Syncs all devices until nothing moves any more. */
    suspend fun settle() {
        repeat(10) {
            val reports = vaults.keys.map { sync(it) }
            if (reports.all { it.received == 0uL && it.published == 0uL }) return
        }
        throw AssertionError("ten rounds of sync and still something moves")
    }

    /** Checks that all devices show the same. */
    suspend fun assertSame() {
        val views = vaults.mapValues { viewsOf(it.value) }
        val (first, expected) = views.entries.first()
        for ((device, shown) in views) {
            for ((view, content) in expected) {
                if (content == shown[view]) continue
                throw AssertionError("$first and $device show other things as $view:\n- $content\n+ ${shown[view]}")
            }
            check(shown.keys == expected.keys) { "$first and $device show other people" }
        }
    }

    override fun close() = vaults.values.forEach { it.close() }

    companion object {
        /** A world with these devices: the first makes the vault, and takes the others in, empty. */
        suspend fun of(home: Path, story: Story): World {
            val world = World(home, story.start, story.zone)
            for (device in story.devices) {
                val clock = InstantSource { world.now }
                val first = world.vaults.values.firstOrNull()
                world.vaults[device] = when (first) {
                    null ->
                        RapportVault.create(home.resolve("device $device"), device, TestSecrets(), clock) { world.zone }
                    else -> home.joining(first, device, clock, world.zone)
                }
            }
            return world
        }
    }
}

package rapport

import java.nio.file.Path
import java.time.Instant
import java.time.InstantSource
import java.time.ZoneId
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.channels.awaitClose
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.flow.callbackFlow
import kotlinx.coroutines.flow.filterNotNull
import kotlinx.coroutines.withContext
import rapport.ffi.Context
import rapport.ffi.Observer
import rapport.ffi.Vault

/**
 * A person's data on one device.
 *
 * Every call is local and runs on [Dispatchers.IO], so it may be made from any thread, the main one too. What is
 * applied is on disk when the call returns; a coroutine that is cancelled meanwhile does not take it back.
 *
 * Calls fail with a [RapportException], and after [close] with a [ClosedVaultException].
 */
public class RapportVault private constructor(
    private val core: Vault,
    private val clock: InstantSource,
    private val zone: () -> ZoneId,
) : AutoCloseable {
    private val closing = Job()

    /** The vault's id: the same on all of a person's devices. */
    public val id: VaultId = core.id()

    /** The name of this device. */
    public val device: String = core.device()

    /** Whether the vault was closed. */
    public val isClosed: Boolean
        get() = closing.isCompleted

    /**
     * What changed, once after every commit: one's own, those that a sync brought, those of other processes found by
     * [refresh]. Watching begins when collecting does, and ends when the vault is closed.
     */
    public val changes: Flow<ChangeSet> = watch().filterNotNull()

    /** Applies a command: all of it or nothing. */
    public suspend fun apply(command: Command): Applied = call { apply(context(), command) }

    /** Takes back the last command of this device that was not taken back yet. */
    public suspend fun undo(): Applied = call { undo(context()) }

    /** What [undo] would take back. */
    public suspend fun undoable(): Undoable? = call { undoable() }

    /** Reads a debrief of a talk [with] these people and says who is meant by each name. Nothing is changed. */
    public suspend fun draft(text: String, with: List<String> = emptyList()): Debrief =
        call { draft(context(), text, with) }

    /** What to do now, each with one line of reason. */
    public suspend fun today(): Today = call { today(context()) }

    /** Up to [limit] people from the [offset]th on, by family name. */
    public suspend fun peoplePage(offset: Long, limit: Int): PeoplePage =
        call { people(natural(offset), natural(limit.toLong())) }

    /** One person's page. */
    public suspend fun person(contact: RecordId): PersonPage = call { person(context(), contact) }

    /** What happened before an instant, newest first: up to [limit] lines. */
    public suspend fun timelinePage(before: Instant?, limit: Int): Timeline =
        call { timeline(before, natural(limit.toLong())) }

    /** What holds all words of a query, the last perhaps unfinished: at most [limit] of each sort. */
    public suspend fun search(query: String, limit: Int = 20): SearchResults =
        call { search(query, natural(limit.toLong())) }

    /** Who led to whom. */
    public suspend fun referralTree(): ReferralTree = call { referralTree() }

    /** Everything that is not deleted, as JSON text. */
    public suspend fun exportJson(): String = call { exportJson() }

    /** The devices whose work is here, this one first. */
    public suspend fun devices(): List<Device> = call { devices() }

    /** Exchanges with the person's other devices through a folder that they can reach too. */
    public suspend fun syncThroughFolder(folder: Path): SyncReport = call { syncThroughFolder(folder.toString()) }

    /** Looks whether another process changed the vault; [changes] tells of it too. */
    public suspend fun refresh(): ChangeSet? = call { refresh() }

    /** Lets go of the file and its locks, as a phone demands before it freezes an app. The next call opens it again. */
    public suspend fun letGo(): Unit = call { suspend() }

    /** What this device alone remembers under a key. */
    public suspend fun setting(key: String): String? = call { setting(key) }

    /** Remembers a value under a key on this device alone, or forgets it. */
    public suspend fun setSetting(key: String, value: String?): Unit = call { setSetting(key, value) }

    /** Closes the vault and ends its flows. Calls that are under way come to their end; later ones fail. */
    override fun close() {
        if (closing.complete()) core.close()
    }

    /** What changed, after one `null` as soon as watching has begun: what is read from then on misses nothing. */
    internal fun watch(): Flow<ChangeSet?> = callbackFlow {
        val subscription = whileOpen { observe(tell { trySend(it) }) }
        val end = closing.invokeOnCompletion { channel.close() }
        trySend(null)
        awaitClose {
            end.dispose()
            subscription.cancel()
            subscription.close()
        }
    }.buffer(Channel.UNLIMITED)

    private fun context() = Context(clock.instant(), zone())

    private suspend fun <T> call(act: Vault.() -> T): T = withContext(Dispatchers.IO) { whileOpen(act) }

    private fun <T> whileOpen(act: Vault.() -> T): T {
        if (isClosed) throw ClosedVaultException()
        return try {
            core.act()
        } catch (error: IllegalStateException) {
            throw if (isClosed) ClosedVaultException() else error
        }
    }

    /** Opens vaults and makes them. */
    public companion object {
        /**
         * Opens the vault in a folder.
         *
         * @param clock what the time is.
         * @param zone where the person is, asked anew by every call.
         * @throws RapportException.NoVault if there is none.
         */
        public suspend fun open(
            folder: Path,
            clock: InstantSource = InstantSource.system(),
            zone: () -> ZoneId = ZoneId::systemDefault,
        ): RapportVault = held { RapportVault(Vault.open(folder.toString()), clock, zone) }

        /**
         * Makes a vault in a folder for the device of that name.
         *
         * @param joining the vault of which it becomes a further device; a new one if not said.
         * @param clock what the time is.
         * @param zone where the person is, asked anew by every call.
         * @throws RapportException.VaultExists if there is one already.
         */
        public suspend fun create(
            folder: Path,
            device: String,
            joining: VaultId? = null,
            clock: InstantSource = InstantSource.system(),
            zone: () -> ZoneId = ZoneId::systemDefault,
        ): RapportVault = held {
            val context = Context(clock.instant(), zone())
            RapportVault(Vault.create(folder.toString(), device, joining, context), clock, zone)
        }

        /** Opens the vault in a folder, or makes one where there is none. */
        public suspend fun openOrCreate(
            folder: Path,
            device: String,
            clock: InstantSource = InstantSource.system(),
            zone: () -> ZoneId = ZoneId::systemDefault,
        ): RapportVault = try {
            open(folder, clock, zone)
        } catch (_: RapportException.NoVault) {
            create(folder, device, clock = clock, zone = zone)
        }

        /** A vault that nobody waits for any more must not keep its folder. */
        private suspend fun held(make: () -> RapportVault): RapportVault {
            var made: RapportVault? = null
            try {
                return withContext(Dispatchers.IO) { make().also { made = it } }
            } catch (error: CancellationException) {
                made?.close()
                throw error
            }
        }
    }
}

private fun tell(changed: (ChangeSet) -> Unit) = object : Observer {
    override fun changed(changes: ChangeSet) = changed(changes)
}

private fun natural(number: Long): ULong {
    require(number >= 0) { "a number of lines cannot be less than none" }
    return number.toULong()
}

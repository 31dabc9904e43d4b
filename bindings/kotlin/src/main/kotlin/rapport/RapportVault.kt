package rapport

import java.nio.file.Path
import java.time.Instant
import java.time.InstantSource
import java.time.ZoneId
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds
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
import rapport.ffi.Invitation
import rapport.ffi.Joining
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

    /** The person's devices, this one first, then by name; removed ones last. */
    public suspend fun devices(): List<Device> = call { devices() }

    /**
     * Removes another device, one that was lost or sold: from now on the others take in nothing that it makes, and it
     * cannot read what they make. It keeps what it has. The others hear of it as they sync.
     */
    public suspend fun removeDevice(device: DeviceId): Unit = call { revoke(context(), device) }

    /**
     * Forgets a person for good, with everything that is about them alone: here now, on the other devices as they sync.
     * It cannot be undone.
     *
     * @return what is gone, and the notes and talks with others whose texts may still speak of them.
     */
    public suspend fun forget(person: RecordId): Forgotten = call { forget(context(), person) }

    /**
     * Exchanges with the person's other devices through a folder that they can reach too. What lies there is sealed:
     * only the person's devices can read it.
     */
    public suspend fun syncThroughFolder(folder: Path): SyncReport =
        call { syncThroughFolder(context(), folder.toString()) }

    /**
     * Invites one new device, by way of a folder that both can reach. Give the [RapportInvitation.ticket] to the new
     * device, which [join] takes, and meanwhile [RapportInvitation.admit] it.
     */
    public suspend fun invite(folder: Path): RapportInvitation =
        RapportInvitation(call { Invitation(this, context()) }, this, folder)

    /**
     * Pairs this vault again after its device's secrets were lost: its folder was copied or put back on another device.
     * Nothing that it holds is lost. It syncs then; if that fails, sync again later.
     *
     * @param through the folder to sync through; the inviting device looks into the same.
     * @param every how long to wait between two looks into the folder.
     * @param show shows the six digits to the person; it is called once.
     */
    public suspend fun joinAgain(
        ticket: String,
        through: Path,
        every: Duration = 1.seconds,
        show: suspend (digits: String) -> Unit,
    ) {
        call { Joining.again(ticket, this, context()) }
            .follow(through, ::context, every, show) { joining -> call { joining.accept(this, context()) } }
        syncIfPossible(through)
    }

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

    /** What was paired stays paired, whatever the first exchange comes to. */
    private suspend fun syncIfPossible(folder: Path) {
        try {
            syncThroughFolder(folder)
        } catch (_: RapportException) {
        }
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

    internal fun context() = Context(clock.instant(), zone())

    internal suspend fun <T> call(act: Vault.() -> T): T = withContext(Dispatchers.IO) { whileOpen(act) }

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
         * @param secrets the store that the device's key was put into. It is asked before the first write, never to
         * read.
         * @param clock what the time is.
         * @param zone where the person is, asked anew by every call.
         * @throws RapportException.NoVault if there is none.
         */
        public suspend fun open(
            folder: Path,
            secrets: SecretStore,
            clock: InstantSource = InstantSource.system(),
            zone: () -> ZoneId = ZoneId::systemDefault,
        ): RapportVault = held { RapportVault(Vault.open(folder.toString(), secrets), clock, zone) }

        /**
         * Makes a new vault in a folder, for the device of that name: one line of 1 to 200 bytes. A further device
         * joins one: [join].
         *
         * @param secrets where the device's key is kept, outside the folder and outside backups.
         * @param clock what the time is.
         * @param zone where the person is, asked anew by every call.
         * @throws RapportException.VaultExists if there is one already.
         */
        public suspend fun create(
            folder: Path,
            device: String,
            secrets: SecretStore,
            clock: InstantSource = InstantSource.system(),
            zone: () -> ZoneId = ZoneId::systemDefault,
        ): RapportVault = held {
            val context = Context(clock.instant(), zone())
            RapportVault(Vault.create(folder.toString(), device, secrets, context), clock, zone)
        }

        /** Opens the vault in a folder, or makes one where there is none. */
        public suspend fun openOrCreate(
            folder: Path,
            device: String,
            secrets: SecretStore,
            clock: InstantSource = InstantSource.system(),
            zone: () -> ZoneId = ZoneId::systemDefault,
        ): RapportVault = try {
            open(folder, secrets, clock, zone)
        } catch (_: RapportException.NoVault) {
            create(folder, device, secrets, clock, zone)
        }

        /**
         * Makes this device a further one of the vault whose [ticket] it was given, and syncs it for the first time. If
         * that first sync fails, the vault is there and empty; sync again later.
         *
         * It waits until the person has compared the digits on the inviting device. When it is cancelled it gives up
         * and leaves nothing behind, unless the vault is made already.
         *
         * @param ticket what the inviting device shows: good for five minutes and one device.
         * @param device what the person calls this device: one line of 1 to 200 bytes.
         * @param through the folder to sync through; the inviting device looks into the same.
         * @param folder where the vault is made: a folder that no service keeps in step.
         * @param secrets where the device's key is kept, outside the folder and outside backups.
         * @param clock what the time is.
         * @param zone where the person is, asked anew by every call.
         * @param every how long to wait between two looks into the folder.
         * @param show shows the six digits to the person; it is called once.
         */
        public suspend fun join(
            ticket: String,
            device: String,
            through: Path,
            folder: Path,
            secrets: SecretStore,
            clock: InstantSource = InstantSource.system(),
            zone: () -> ZoneId = ZoneId::systemDefault,
            every: Duration = 1.seconds,
            show: suspend (digits: String) -> Unit,
        ): RapportVault {
            val context = { Context(clock.instant(), zone()) }
            val joining = withContext(Dispatchers.IO) { Joining(ticket, device, context()) }
            val vault = joining.follow(through, context, every, show) {
                held { RapportVault(it.makeVault(folder.toString(), secrets, context()), clock, zone) }
            }
            try {
                vault.syncIfPossible(through)
            } catch (error: CancellationException) {
                vault.close()
                throw error
            }
            return vault
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

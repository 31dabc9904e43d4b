package rapport

import java.nio.file.Path
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.withContext
import rapport.ffi.Invitation

/** Where an invitation stands. */
public sealed interface InvitationState {
    /** Nobody has answered yet. */
    public data object Waiting : InvitationState

    /** The device called [name] wants in. Only if it shows these six [digits], `123 456`, confirm. */
    public data class Confirm(val name: String, val digits: String) : InvitationState

    /** The device is welcomed and has not said yet that it is in. */
    public data object Welcomed : InvitationState

    /** The device is in. */
    public data object Done : InvitationState
}

/** An invitation of one new device, while it lasts. [RapportVault.invite] makes it. */
public class RapportInvitation internal constructor(
    private val inner: Invitation,
    private val vault: RapportVault,
    private val folder: Path,
) {
    /** What the new device is given, as text: good for five minutes and one device. Nobody else may see it. */
    public val ticket: String = inner.ticket()

    /**
     * Where the invitation stands, now and whenever that changes, until the device is in. It looks into the folder as
     * long as it is collected.
     *
     * @param every how long to wait between two looks into the folder.
     * @throws RapportException if the folder cannot be reached, or the pairing cannot go on: invite anew then.
     */
    public fun states(every: Duration = 1.seconds): Flow<InvitationState> = flow {
        while (true) {
            val state = poll()
            emit(state)
            if (state == InvitationState.Done) return@flow
            delay(every)
        }
    }.distinctUntilChanged()

    /** Takes the device in, on the person's word that it shows the digits. It can read everything from then on. */
    public suspend fun confirm(): Unit = vault.call { inner.confirm(this, folder.toString(), vault.context()) }

    /** Gives the invitation up and clears away what it left in the folder. */
    public suspend fun cancel(): Unit = vault.call { inner.cancel(folder.toString()) }

    /**
     * Waits for the new device, has the person compare the digits, and takes the device in.
     *
     * When it is cancelled, or anything fails, the invitation is given up; once the person has confirmed, the device
     * gets in all the same. It waits as long as it takes: cancel it when the person turns away, and after the ticket's
     * five minutes.
     *
     * @param every how long to wait between two looks into the folder.
     * @param confirm asks the person whether the new device, of this name, shows these six digits. It is called once.
     * @return whether the device was taken in; `false` if the person said that it shows others.
     */
    public suspend fun admit(
        every: Duration = 1.seconds,
        confirm: suspend (device: String, digits: String) -> Boolean,
    ): Boolean {
        var isWelcomed = false
        try {
            while (true) {
                when (val state = poll()) {
                    is InvitationState.Done -> return true
                    is InvitationState.Confirm -> {
                        if (!confirm(state.name, state.digits)) {
                            cancel()
                            return false
                        }
                        confirm()
                        isWelcomed = true
                    }
                    else -> delay(every)
                }
            }
        } catch (error: Throwable) {
            // A welcome stays for the device to find.
            if (!isWelcomed) withContext(NonCancellable) { runCatching { cancel() } }
            throw error
        }
    }

    private suspend fun poll(): InvitationState =
        when (val state = vault.call { inner.poll(folder.toString(), vault.context()) }) {
            is rapport.ffi.InvitationState.Waiting -> InvitationState.Waiting
            is rapport.ffi.InvitationState.Confirm -> InvitationState.Confirm(state.name, state.digits)
            is rapport.ffi.InvitationState.Welcomed -> InvitationState.Welcomed
            is rapport.ffi.InvitationState.Done -> InvitationState.Done
        }
}

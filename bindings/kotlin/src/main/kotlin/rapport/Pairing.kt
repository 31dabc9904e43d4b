package rapport

import java.nio.file.Path
import kotlin.time.Duration
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.delay
import kotlinx.coroutines.withContext
import rapport.ffi.Context
import rapport.ffi.Joining
import rapport.ffi.JoiningState

/**
 * Polls until this device is welcomed, does what makes it one of the vault's, and says that it is in.
 */
internal suspend fun <T> Joining.follow(
    shared: Path,
    context: () -> Context,
    every: Duration,
    show: suspend (digits: String) -> Unit,
    make: suspend (Joining) -> T,
): T {
    val joining = this
    suspend fun finish() = withContext(NonCancellable + Dispatchers.IO) {
        // The device is in, and stays in if this fails: the other one only goes on waiting.
        runCatching { joining.finish(shared.toString()) }
    }
    try {
        var isShown = false
        while (true) {
            val state = withContext(Dispatchers.IO) { poll(shared.toString(), context()) }
            when {
                state is JoiningState.Welcomed -> return make(joining)
                state is JoiningState.Compare && !isShown -> {
                    isShown = true
                    show(state.digits)
                }
                else -> delay(every)
            }
        }
    } finally {
        finish()
        close()
    }
}

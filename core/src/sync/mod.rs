//! How entries travel: sans-IO, over opaque bytes.

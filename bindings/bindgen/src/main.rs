//! bindings/bindgen
fn main() {}

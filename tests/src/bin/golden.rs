//! Writes the golden files of a format, once, when it is released.

fn main() {
    rapport_tests::golden::write();
}

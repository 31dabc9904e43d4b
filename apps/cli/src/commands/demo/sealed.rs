//! Looking into the shared folder as a stranger would.

use std::{fs, io, path::Path};

use crate::failure::Failure;

/// The fewest letters of a word that cannot be there by chance.
const LETTERS: usize = 6;

/// How many files are in `folder`, and whether no text and no word of `texts` is in any of them, nor in a name.
pub fn check(folder: &Path, texts: &[&str]) -> Result<(usize, bool), Failure> {
    let words = texts.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    let words: Vec<&str> = words.filter(|word| word.len() >= LETTERS).chain(texts.iter().copied()).collect();
    let mut files = 0;
    let is_sealed = look(folder, &words, &mut files)
        .map_err(|error| Failure::failed(format!("The shared folder cannot be looked through: {error}.")))?;
    Ok((files, is_sealed))
}

fn look(folder: &Path, words: &[&str], files: &mut usize) -> io::Result<bool> {
    let mut is_sealed = true;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        is_sealed &= !says(entry.file_name().as_encoded_bytes(), words);
        if entry.file_type()?.is_dir() {
            is_sealed &= look(&entry.path(), words, files)?;
        } else {
            *files += 1;
            is_sealed &= !says(&fs::read(entry.path())?, words);
        }
    }
    Ok(is_sealed)
}

fn says(bytes: &[u8], words: &[&str]) -> bool {
    words.iter().any(|word| bytes.windows(word.len()).any(|part| part == word.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_wherever_it_is() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("a")).unwrap();
        fs::write(folder.path().join("a/b"), b"\0\x01xAcme\xff").unwrap();
        assert_eq!(check(folder.path(), &["Acme"]).unwrap(), (1, false));
        assert_eq!(check(folder.path(), &["at Globex."]).unwrap(), (1, true));
        fs::write(folder.path().join("a/Globex.bin"), b"").unwrap();
        assert_eq!(check(folder.path(), &["Globex"]).unwrap(), (2, false));
    }
}

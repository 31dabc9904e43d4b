//! Every input that libFuzzer thinks of goes to the parser that the environment names: `RAPPORT_PARSER=ticket`.
#![no_main]

use std::{env, fs, panic, path::PathBuf, sync::LazyLock};

use libfuzzer_sys::fuzz_target;
use rapport_core::fuzzing::Parser;

static PARSER: LazyLock<Parser> = LazyLock::new(|| {
    let name = env::var("RAPPORT_PARSER").unwrap_or_default();
    let wanted = Parser::ALL.iter().find(|parser| format!("{parser:?}").to_lowercase() == name);
    *wanted.unwrap_or_else(|| {
        eprintln!("RAPPORT_PARSER is to be one of {:?}, in lower case", Parser::ALL);
        std::process::exit(2)
    })
});

fuzz_target!(
    init: {
        // A panic that the library catches is no failure; one that gets out ends the run.
        panic::set_hook(Box::new(|_| {}));
        // The first folder that was named is the corpus: it begins with what the parser accepts.
        let corpus = env::args().skip(1).map(PathBuf::from).find(|path| path.is_dir());
        if let Some(corpus) = corpus {
            for (number, seed) in PARSER.seeds().iter().enumerate() {
                let _ = fs::write(corpus.join(format!("seed-{number}")), seed);
            }
        }
    },
    |bytes: &[u8]| {
        PARSER.accepts(bytes);
    }
);

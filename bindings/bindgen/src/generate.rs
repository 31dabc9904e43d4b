//! Runs uniffi's generators, checks what they wrote, and puts it in place.

use anyhow::Result;
use camino::Utf8Path;
use uniffi_bindgen::bindings::{
    GenerateOptions, SwiftBindingsOptions, TargetLanguage, generate, generate_swift_bindings,
};

use crate::{
    check, docs,
    place::{self, Scratch},
    stories,
};

/// Writes the Swift sources and C headers into the Swift package `package`, and beside its tests how stories write
/// each type.
///
/// The module map is part of the package: uniffi's own asks for Apple's modules.
pub fn swift(library: &Utf8Path, config: &Utf8Path, package: &Utf8Path) -> Result<()> {
    let scratch = Scratch::new("swift")?;
    generate_swift_bindings(SwiftBindingsOptions {
        generate_swift_sources: true,
        generate_headers: true,
        source: library.to_owned(),
        out_dir: scratch.folder().to_owned(),
        config: Some(config.to_owned()),
        ..SwiftBindingsOptions::default()
    })?;
    let mut files = scratch.files()?;
    docs::translate(&mut files, "swift");
    check::names(&files, &["Rapport.swift", "RapportCore.swift", "RapportCoreFFI.h", "RapportFFI.h"])?;
    check::docs(&files)?;
    let (headers, sources): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| file.name.ends_with(".h"));
    place::put(&sources, &package.join("Sources/Rapport/Generated"), "swift")?;
    place::put(&headers, &package.join("Sources/RapportFFI"), "h")?;
    place::put(&[stories::swift(library)?], &package.join("Tests/RapportTests/Generated"), "swift")
}

/// Writes the Kotlin packages into `folder`.
pub fn kotlin(library: &Utf8Path, config: &Utf8Path, folder: &Utf8Path) -> Result<()> {
    let scratch = Scratch::new("kotlin")?;
    generate(GenerateOptions {
        languages: vec![TargetLanguage::Kotlin],
        source: library.to_owned(),
        out_dir: scratch.folder().to_owned(),
        config_override: Some(config.to_owned()),
        ..GenerateOptions::default()
    })?;
    let mut files = scratch.files()?;
    docs::translate(&mut files, "kt");
    check::names(&files, &["rapport/ffi/rapport_ffi.kt", "rapport/rapport_core.kt"])?;
    check::docs(&files)?;
    place::put(&files, folder, "kt")
}

// swift-tools-version:6.0
import PackageDescription

let package = Package(
    name: "Rapport",
    platforms: [.macOS(.v13), .iOS(.v16)],
    products: [.library(name: "Rapport", targets: ["Rapport"])],
    targets: [
        // The C headers and the Swift sources in `Generated` are written by `cargo xtask foreign`, which also says
        // where the library is.
        .systemLibrary(name: "RapportFFI"),
        .target(name: "Rapport", dependencies: ["RapportFFI"]),
        .testTarget(name: "RapportTests", dependencies: ["Rapport"]),
    ],
    swiftLanguageModes: [.v6]
)

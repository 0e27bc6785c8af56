// swift-tools-version: 6.3
import PackageDescription

/// One line per room: its name, then what it may lean on. A room leans on rooms above it, never below.
let rooms: [(name: String, leansOn: [Target.Dependency])] = [
  ("Results", []),
  ("Plots", []),
]

/// Rooms in C and C++: a header and a few plain functions, no Swift above them.
let shims: [(name: String, links: [LinkerSetting])] = [
  ("CSystem", [])
]

/// Libraries of the system, bound by a module map.
let systemLibraries: [(name: String, pkgConfig: String, debian: String)] = []

/// One line per suite of tests: its name, then what it may lean on.
let suites: [(name: String, leansOn: [Target.Dependency])] = [
  ("ResultsTests", ["Results"]),
  ("PlotsTests", ["Plots"]),
]

let houseRules: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "Waymark",
  products: [],
  dependencies: [],
  targets: systemLibraries.map {
    .systemLibrary(name: $0.name, pkgConfig: $0.pkgConfig, providers: [.apt([$0.debian])])
  }
    + shims.map { .target(name: $0.name, linkerSettings: $0.links) }
    + rooms.map { .target(name: $0.name, dependencies: $0.leansOn, swiftSettings: houseRules) }
    + suites.map { .testTarget(name: $0.name, dependencies: $0.leansOn, swiftSettings: houseRules) },
  cxxLanguageStandard: .cxx17
)

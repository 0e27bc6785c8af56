// swift-tools-version: 6.3
import PackageDescription

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let algorithms = Target.Dependency.product(name: "Algorithms", package: "swift-algorithms")

/// Reads SPSS and Stata files; left out with `--disable-default-traits`.
let readStat = Target.Dependency.target(
  name: "CReadStat", condition: .when(traits: ["StatFiles"]))

/// One line per room: its name, then what it may lean on. A room leans on rooms above it, never below.
let rooms: [(name: String, leansOn: [Target.Dependency])] = [
  ("Results", []),
  ("Parallel", []),
  ("Platform", ["CSystem", "CCrypto", "CZlib", "Results"]),
  ("LinearAlgebra", ["COpenBLAS"]),
  ("Distributions", ["CBoostMath"]),
  ("Optimization", ["CNLopt", "LinearAlgebra", "Results"]),
  (
    "Models",
    ["CMoments", "Parallel", "LinearAlgebra", "Distributions", "Optimization", "Results"]
  ),
  ("Documents", ["CYAML", "Platform", "Results"]),
  ("Scales", ["Documents", "Platform", "Results"]),
  (
    "Tables",
    [
      "CScan", "CExpat", "CZip", "CXLSXWriter", readStat, "Parallel", "Documents", "Platform",
      "Results",
    ]
  ),
  ("Scoring", ["CScan", "Parallel", "Documents", "Scales", "Tables", "Platform", "Results"]),
  (
    "Journeys",
    ["Parallel", "Documents", "Scales", "Tables", "Scoring", "Platform", "Results", algorithms]
  ),
  (
    "Psychometrics",
    [
      "Parallel", "Platform", "Scales", "Scoring", "Journeys", "LinearAlgebra", "Distributions",
      "Optimization", "Models", "Results", algorithms,
    ]
  ),
  (
    "Change",
    ["Parallel", "Scales", "Scoring", "Journeys", "Distributions", "Models", "Results"]
  ),
  (
    "Trajectories",
    [
      "Parallel", "Tables", "Scoring", "Journeys", "LinearAlgebra", "Distributions", "Models",
      "Results",
    ]
  ),
  (
    "Outcomes",
    [
      "Parallel", "Scoring", "Journeys", "LinearAlgebra", "Distributions", "Models", "Results",
    ]
  ),
  ("Disclosure", ["Results"]),
  (
    "Benchmarking",
    [
      "Parallel", "Scoring", "Journeys", "LinearAlgebra", "Distributions", "Models", "Disclosure",
      "Results",
    ]
  ),
  ("Plots", []),
  (
    "Reports",
    [
      "Platform", "Models", "Scales", "Scoring", "Journeys", "Psychometrics", "Change",
      "Trajectories", "Outcomes", "Disclosure", "Benchmarking", "Plots", "Results",
    ]
  ),
  (
    "Studies",
    [
      "Platform", "Distributions", "Models", "Documents", "Scales", "Tables", "Scoring",
      "Journeys", "Psychometrics", "Change", "Trajectories", "Outcomes", "Disclosure",
      "Benchmarking", "Reports", "Results",
    ]
  ),
  (
    "Waymark",
    [
      "Platform", "Documents", "Scales", "Tables", "Scoring", "Journeys", "Psychometrics",
      "Change", "Trajectories", "Outcomes", "Disclosure", "Benchmarking", "Results",
    ]
  ),
]

/// The rooms that other packages may import by name; `Waymark` re-exports results, domain and analyses.
let libraries = ["Waymark", "LinearAlgebra", "Distributions", "Optimization", "Models"]

/// The program: its command parses, calls and prints.
let command: (name: String, product: String, leansOn: [Target.Dependency]) = (
  "WaymarkCommand", "waymark",
  [
    "Studies", "Reports", "Plots", "Benchmarking", "Disclosure", "Trajectories", "Psychometrics",
    "Change", "Journeys", "Scoring", "Scales", "Tables", "Documents", "Models", "Distributions",
    "LinearAlgebra", "Parallel", "Platform",
    "Results",
    argumentParser,
  ]
)

/// Rooms in C and C++: a header and a few plain functions, no Swift above them.
let shims: [(name: String, links: [LinkerSetting])] = [
  ("CSystem", []),
  ("CScan", []),
  ("CMoments", [.linkedLibrary("m")]),
  ("CBoostMath", [.linkedLibrary("m")]),
]

/// Libraries of the system, bound by a module map.
let systemLibraries: [(name: String, pkgConfig: String?, debian: String)] = [
  ("CCrypto", "libcrypto", "libssl-dev"),
  ("CZlib", "zlib", "zlib1g-dev"),
  ("COpenBLAS", "openblas", "libopenblas-dev"),
  ("CNLopt", "nlopt", "libnlopt-dev"),
  ("CYAML", "yaml-0.1", "libyaml-dev"),
  ("CExpat", "expat", "libexpat1-dev"),
  ("CZip", "libzip", "libzip-dev"),
  ("CXLSXWriter", "xlsxwriter", "libxlsxwriter-dev"),
  ("CReadStat", nil, "libreadstat-dev"),
]

/// One line per suite of tests: its name, then what it may lean on beside `TestSupport`.
let suites: [(name: String, leansOn: [Target.Dependency])] = [
  ("ResultsTests", ["Results"]),
  ("ParallelTests", ["Parallel"]),
  ("PlatformTests", ["Platform", "Results"]),
  ("LinearAlgebraTests", ["LinearAlgebra"]),
  ("DistributionsTests", ["Distributions"]),
  ("OptimizationTests", ["Optimization", "Results"]),
  ("ModelsTests", ["Models", "LinearAlgebra", "Distributions", "Optimization", "Results"]),
  ("DocumentsTests", ["Documents", "Platform", "Results"]),
  ("ScalesTests", ["Scales", "Documents", "Platform", "Results"]),
  ("TablesTests", ["Tables", "Documents", "Platform", "Results"]),
  ("ScoringTests", ["Scoring", "Scales", "Tables", "Documents", "Platform", "Results"]),
  ("JourneysTests", ["Journeys", "Scoring", "Scales", "Tables", "Platform", "Results"]),
  (
    "PsychometricsTests",
    [
      "Psychometrics", "Models", "LinearAlgebra", "Distributions", "Parallel", "Scoring", "Scales",
      "Platform", "Results",
    ]
  ),
  (
    "ChangeTests",
    ["Change", "Journeys", "Scoring", "Scales", "Distributions", "Platform", "Results"]
  ),
  ("DisclosureTests", ["Disclosure", "Results"]),
  (
    "TrajectoriesTests",
    [
      "Trajectories", "Models", "LinearAlgebra", "Distributions", "Optimization", "Journeys",
      "Scoring", "Tables", "Platform", "Results",
    ]
  ),
  (
    "BenchmarkingTests",
    [
      "Benchmarking", "Disclosure", "Models", "LinearAlgebra", "Distributions", "Journeys",
      "Scoring", "Results",
    ]
  ),
  (
    "OutcomesTests",
    ["Outcomes", "Models", "LinearAlgebra", "Distributions", "Parallel", "Results"]
  ),
  ("PlotsTests", ["Plots"]),
  (
    "ReportsTests",
    [
      "Reports", "Studies", "Change", "Disclosure", "Journeys", "Scoring", "Scales", "Tables",
      "Platform", "Results",
    ]
  ),
  ("GuideTests", ["Waymark", "Platform", "Results"]),
  (
    "CommandTests",
    [
      "Documents", "Tables", "Scoring", "Journeys", "Platform", "Reports", "Results", "Scales",
      "WaymarkCommand",
    ]
  ),
  (
    "StudiesTests",
    [
      "Studies", "Platform", "Scales", "Tables", "Scoring", "Journeys", "Psychometrics", "Change",
      "Models",
      "Trajectories", "Outcomes", "Disclosure", "Benchmarking", "Reports", "Results",
    ]
  ),
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
  products: [.executable(name: command.product, targets: [command.name])]
    + libraries.map { .library(name: $0, targets: [$0]) },
  traits: [
    .trait(name: "StatFiles", description: "SPSS and Stata files, through ReadStat."),
    .default(enabledTraits: ["StatFiles"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: systemLibraries.map {
    .systemLibrary(name: $0.name, pkgConfig: $0.pkgConfig, providers: [.apt([$0.debian])])
  }
    + shims.map { .target(name: $0.name, linkerSettings: $0.links) }
    + rooms.map { .target(name: $0.name, dependencies: $0.leansOn, swiftSettings: houseRules) }
    + [
      .executableTarget(
        name: command.name, dependencies: command.leansOn, swiftSettings: houseRules),
      .target(
        name: "TestSupport",
        dependencies: ["Documents", "Platform", "Scales", "Tables", "Results"],
        path: "Tests/TestSupport", swiftSettings: houseRules),
    ]
    + suites.map {
      .testTarget(
        name: $0.name, dependencies: $0.leansOn + ["TestSupport"], swiftSettings: houseRules)
    },
  cxxLanguageStandard: .cxx17
)

// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "mixed-bench",
  dependencies: [.package(name: "Waymark", path: "../..", traits: [])],
  targets: [
    .executableTarget(
      name: "mixed-bench",
      dependencies: [
        .product(name: "Models", package: "Waymark"), .product(name: "Waymark", package: "Waymark"),
      ])
  ])

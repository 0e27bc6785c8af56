// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "classes-bench",
  dependencies: [.package(name: "Waymark", path: "../..", traits: [])],
  targets: [
    .executableTarget(
      name: "classes-bench",
      dependencies: [
        .product(name: "Models", package: "Waymark"),
        .product(name: "Distributions", package: "Waymark"),
      ])
  ])

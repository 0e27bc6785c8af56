// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "services-bench",
  dependencies: [.package(name: "Waymark", path: "../..", traits: [])],
  targets: [
    .executableTarget(
      name: "services-bench",
      dependencies: [
        .product(name: "Waymark", package: "Waymark"), .product(name: "Models", package: "Waymark"),
      ])
  ])

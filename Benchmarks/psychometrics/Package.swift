// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "psychometrics-bench",
  dependencies: [.package(name: "Waymark", path: "../..", traits: [])],
  targets: [
    .executableTarget(
      name: "psychometrics-bench",
      dependencies: [
        .product(name: "Waymark", package: "Waymark"),
        .product(name: "Distributions", package: "Waymark"),
        .product(name: "LinearAlgebra", package: "Waymark"),
      ])
  ])

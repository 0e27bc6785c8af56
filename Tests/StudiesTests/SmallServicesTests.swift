import Benchmarking
import Platform
import Reports
import Studies
import TestSupport
import Testing

@Suite("Services of one to twelve people (simulated)")
struct SmallServicesTests {
  let run: StudyRun

  init() throws {
    run = try StudyRun(ProjectStudies.path("small-services"), catalog: ProjectStudies.catalog)
  }

  @Test("fewer than ten people suppress a service, and nobody with two scores is no suppression")
  func statuses() throws {
    let comparison = try #require(run.findings[0].services).get()
    for service in comparison.services {
      let size = service.name.split(separator: " ").last.flatMap { Int($0) }
      switch size {
      case nil: #expect(service.status == .noPairs)
      case let size? where size < 10: #expect(service.status == .suppressed)
      default: #expect(service.status == .shown)
      }
      #expect((service.figures == nil) == (service.status != .shown))
    }
    #expect(comparison.count(.suppressed) == 9)
    #expect(comparison.count(.shown) == 2)
  }

  @Test("a suppressed service shows no number in benchmark.csv, not even how many")
  func nothingLeaves() throws {
    let file = try #require(run.files.first { $0.name == "benchmark.csv" })
    let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
    let suppressed = lines.filter { $0.contains(",suppressed,") }
    #expect(suppressed.count == 9)
    for line in suppressed {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      #expect(cells[2..<15].joined().isEmpty)
      #expect(cells[18...].joined().isEmpty)
    }
    let withoutPairs = try #require(lines.first { $0.contains(",no pairs,") })
    #expect(withoutPairs.split(separator: ",", omittingEmptySubsequences: false)[2] == "0")
  }

  @Test("the services that are shown agree with R")
  func shown() throws {
    // `Fixtures/studies/small-services/expected.R`.
    let comparison = try #require(run.findings[0].services).get()
    let rows = try Expected.rows("Fixtures/studies/small-services/expected-services.csv")
    for service in comparison.services {
      guard let figures = service.figures else { continue }
      let row = try #require(rows.first { $0["service"] == service.name })
      #expect(agrees(figures.mean, row["mean"].flatMap(Double.init) ?? .nan, relative: 1e-12))
      #expect(
        agrees(figures.standardDeviation, row["sd"].flatMap(Double.init) ?? .nan, relative: 1e-12))
    }
  }
}

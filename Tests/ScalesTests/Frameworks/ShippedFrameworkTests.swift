import Platform
import Results
import Scales
import TestSupport
import Testing

@Suite("The outcomes frameworks that are shipped")
struct ShippedFrameworkTests {
  static let catalog = ProjectStudies.catalog.frameworks

  static func framework(_ id: String) throws -> OutcomesFramework {
    try catalog.framework(id, askedAt: Place(file: "test"))
  }

  @Test("there are fourteen, and one that is not there is met with the nearest")
  func fourteen() throws {
    #expect(Self.catalog.ids.count == 14)
    let error = try #require(throws: RefusedInput.self) { try Self.framework("street-outreech") }
    #expect(error.diagnostics.map(\.code) == [.frameworkUnknown])
    #expect(error.diagnostics[0].help == "Did you mean 'street-outreach'?")
    let none = try #require(throws: RefusedInput.self) {
      try ScaleCatalog(at: "nowhere").frameworks.file(of: "x", askedAt: Place(file: "test"))
    }
    #expect(none.diagnostics[0].help.contains("--scales"))
  }

  @Test(
    "each is read with its scales, bears the name of its file, and is a template that says so",
    arguments: catalog.ids)
  func each(_ id: String) throws {
    let framework = try Self.framework(id)
    #expect(framework.id == id)
    #expect(framework.agreedBy.isTemplate && framework.agreedBy.reviews.isEmpty)
    #expect(framework.agreedBy.roles.allSatisfy { $0.tookPart == .notRecorded })
    #expect(framework.notes(on: nil).map(\.code).contains("framework.template"))
    #expect(framework.after.independence.contains("endorse"))
    #expect(framework.count(.soft) > 0 && framework.count(.hard) > 0)
    #expect(framework.outcomes.flatMap(\.indicators).contains { !$0.kind.isHard })
  }

  @Test(
    "where people live is described and never ranked, whatever the service", arguments: catalog.ids)
  func housing(_ id: String) throws {
    for outcome in try Self.framework(id).outcomes
    where outcome.indicators.contains(where: { ["housing", "safe-home"].contains($0.id) }) {
      #expect(outcome.control == .outside, "\(outcome.id)")
    }
  }

  @Test("no text blames anybody", arguments: catalog.ids)
  func words(_ id: String) throws {
    let text = String(
      decoding: try Self.catalog.file(of: id, askedAt: Place(file: "test")).bytes, as: UTF8.self)
    let blaming: Set = [
      "fail", "failed", "failure", "harm", "harmed", "dropout", "dropped", "disengaged", "relapse",
      "relapsed", "chaotic", "non-responder", "case", "cases", "subject", "hard-to-reach",
      "noncompliant", "non-compliant", "deteriorated", "worse",
    ]
    let words = text.lowercased().split { !($0.isLetter || $0 == "-") }.map(String.init)
    #expect(blaming.isDisjoint(with: words), "\(blaming.intersection(words))")
  }

  @Test(
    "every scale of our own that they are made of says that nobody has agreed it yet, and no cut-off"
  )
  func ownScales() throws {
    var own: Set<String> = []
    for id in Self.catalog.ids {
      for scale in try Self.framework(id).scaleIds {
        let scale = try Scale(
          reading: ProjectStudies.catalog.file(of: scale, askedAt: Place(file: "test")))
        guard scale.status == .bespoke else { continue }
        own.insert(scale.id)
        #expect(
          scale.scores.allSatisfy { $0.cutOffs.isEmpty && $0.bands.isEmpty && $0.norms.isEmpty })
        #expect(scale.timeFrame.realisticChange != nil && scale.licence.tier == .own)
        #expect(scale.about.contains("no norms and no cut-offs"), "\(scale.id)")
      }
    }
    #expect(own.count >= 20)
  }

  @Test("the list of frameworks beside them names each, with its outcomes as they are counted")
  func readme() throws {
    let text = String(
      decoding: try ProjectFiles.file("Scales/frameworks/README.md").bytes, as: UTF8.self)
    for id in Self.catalog.ids {
      let framework = try Self.framework(id)
      let row = text.split(separator: "\n").first { $0.hasPrefix("| [`\(id)`](\(id).json) |") }
      #expect(
        row?.hasSuffix("| \(framework.count(.soft)) | \(framework.count(.hard)) |") == true, "\(id)"
      )
    }
  }
}

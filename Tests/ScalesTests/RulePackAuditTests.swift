import Platform
import Results
import Scales
import TestSupport
import Testing

@Suite("Rule packs held against scales")
struct RulePackAuditTests {
  static let catalog = ScaleCatalog(at: ProjectFiles.root + "/Scales")

  static func pack(_ name: String, _ old: String = "", _ new: String = "") throws -> RulePack {
    let file = try ProjectFiles.file("Scales/rules/\(name).json")
    let text = String(decoding: file.bytes, as: UTF8.self)
    return try RulePack(
      reading: ProjectFiles.text(
        old.isEmpty ? text : text.replacing(old, with: new, maxReplacements: 1)))
  }

  static func scale(_ id: String) throws -> Scale {
    try Scale(reading: catalog.file(of: id, askedAt: Place(file: "test")))
  }

  @Test("every shipped pack is named as its file, and fits the scales that are at hand")
  func shipped() throws {
    let packs = Self.catalog.rulePacks
    #expect(packs.ids == ["core", "nhs-talking-therapies"])
    for id in packs.ids {
      let pack = try RulePack(reading: packs.file(of: id, askedAt: Place(file: "test")))
      #expect(pack.id == id)
      let scales = try pack.measures.map {
        Self.catalog.ids.contains($0.scale) ? try Self.scale($0.scale) : nil
      }
      let resolved = try pack.resolved(by: scales)
      #expect(resolved.measures.allSatisfy { $0.range != nil && $0.change != nil })
    }
  }

  @Test("a pack that does not exist is told with the nearest that does")
  func unknown() throws {
    let told = refusals {
      _ = try Self.catalog.rulePacks.file(of: "nhs-talking-therapy", askedAt: Place(file: "here"))
    }
    #expect(told.map(\.code) == [.rulesUnknown])
    #expect(told.first?.help == "Did you mean 'nhs-talking-therapies'?")
    let empty = refusals {
      _ = try RulePackCatalog(at: "/nowhere").file(of: "core", askedAt: Place(file: "here"))
    }
    #expect(empty.first?.help.contains("no rule packs there at all") == true)
  }

  @Test(
    "what a scale's file says otherwise is refused",
    arguments: [
      ("\"metric\": \"raw\"", "\"metric\": \"T\""), ("\"score\": \"total\"", "\"score\": \"sum\""),
      ("\"side\": \"above\"", "\"side\": \"below\""), ("\"value\": 10,", "\"value\": 28,"),
      ("\"value\": 6,", "\"value\": 28,"),
    ])
  func otherwise(_ old: String, _ new: String) throws {
    let pack = try Self.pack("nhs-talking-therapies", old, new)
    let scales = try [Self.scale("phq-9"), Self.scale("gad-7")]
    #expect(refusalCodes { _ = try pack.resolved(by: scales) } == [.rulesMeasure])
    // Without the scale nothing can be held against it.
    _ = try pack.resolved(by: [nil, scales[1]])
  }

  @Test("numbers that are left to a scale's file need it, and must stand in it")
  func left() throws {
    let pack = try Self.pack("core")
    #expect(refusalCodes { _ = try pack.resolved(by: [nil, nil]) } == [.rulesMeasure])
    let other = try Self.pack(
      "core", "\"cutOffOfScale\": \"clinical\"", "\"cutOffOfScale\": \"none\"")
    let scale = try Self.scale("core-10")
    #expect(refusalCodes { _ = try other.resolved(by: [nil, scale]) } == [.rulesMeasure])
  }

  @Test("only measures that stand in place of each other can be chosen from")
  func keeping() throws {
    let core = try Self.pack("core")
    #expect(core.keeping(["core-10"])?.measures.map(\.scale) == ["core-10"])
    #expect(core.keeping(["core-11"]) == nil && core.keeping([]) == nil)
    #expect(try Self.pack("nhs-talking-therapies").keeping(["phq-9"]) == nil)
  }

  @Test("borders and changes in words")
  func words() throws {
    let measure = try Self.pack("nhs-talking-therapies").measures[0]
    #expect(measure.range?.startWords == "10 or more" && measure.range?.endWords == "below 10")
    #expect(measure.change?.words == "6 or more")
    let core = try Self.pack("core").measures[0]
    #expect(core.range?.startWords == "above 10" && core.range?.endWords == "below 10")
  }
}

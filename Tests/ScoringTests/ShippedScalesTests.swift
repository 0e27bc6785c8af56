import Platform
import Results
import Scales
import Scoring
import TestSupport
import Testing

@Suite("The scales that are shipped")
struct ShippedScalesTests {
  static let catalog = ScaleCatalog(at: "\(ProjectFiles.root)/Scales")

  @Test(
    "every file of the folder is a scale whose worked examples come out", arguments: catalog.ids)
  func examplesComeOut(_ id: String) throws {
    let file = try ProjectFiles.file("Scales/\(id).json")
    let scale = try Scale(reading: file)
    #expect(scale.id == id)
    #expect(scale.examples.count >= 4)
    #expect(WorkedExampleCheck.problems(of: scale, in: file.name).isEmpty)
  }

  @Test("an example that is wrong is found")
  func wrongExample() throws {
    let file = try ProjectFiles.file("Scales/swemwbs.json")
    var scale = try Scale(reading: file)
    scale.examples[0].expected[0].values = ["raw": 1]
    #expect(WorkedExampleCheck.problems(of: scale, in: "").map(\.code) == [.scaleExample])
  }

  @Test("the SWEMWBS table has 29 rows that rise from 7.00 to 35.00")
  func tableOfSWEMWBS() throws {
    // Table as printed in reference/scales.md §4.1 (Stewart-Brown et al. 2009, secondary source).
    let scale = try Scale(reading: ProjectFiles.file("Scales/swemwbs.json"))
    let table = try #require(scale.scores[0].metrics[1].table)
    #expect(table.rows.count == 29)
    #expect(table.value(for: 7) == 7)
    #expect(table.value(for: 21) == 19.25)
    #expect(table.value(for: 35) == 35)
    #expect(table.value(for: 23.3) == nil)
  }

  @Test("the catalogue names the folder's scales, and the nearest when one is misspelt")
  func unknownScale() throws {
    #expect(Self.catalog.ids.contains("swemwbs"))
    let problems = refusals {
      _ = try Self.catalog.file(of: "swemwb", askedAt: Place(file: "study.yml", line: 3))
    }
    #expect(problems.map(\.code) == [.scaleUnknown])
    #expect(problems[0].help.contains("swemwbs"))
  }
}

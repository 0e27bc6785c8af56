import Models
import Platform
import Tables
import TestSupport
import Testing
import Trajectories

@Suite("A table as a model's frame")
struct TableFrameTests {
  @Test("the outcome is numbers, groups are categories, and the rest is what it seems to be")
  func columns() throws {
    let formula = try Formula("y ~ t * arm + (t | service/person) + (1 | t)")
    #expect(
      TableFrame.columns(formula, factors: ["arm"]) == [
        .init("y", .numbers), .init("t", .asSeen), .init("arm", .categories),
        .init("service", .categories), .init("person", .categories),
      ])
  }

  @Test("complete rows go into the frame as they stand")
  func frame() throws {
    let formula = try Formula("y ~ arm + (1 | person)")
    let columns = try DataColumns(
      ProjectFiles.text("person,arm,y\n2,b,1\n1,a,2\n2,,3\n"),
      ColumnsAsked(TableFrame.columns(formula, factors: [])))
    let frame = try TableFrame.frame(columns)
    #expect(frame.rows == 2)
    #expect(
      frame.columns == [
        "y": .numeric([1, 2]), "arm": .factor(codes: [1, 0], levels: ["a", "b"]),
        "person": .factor(codes: [1, 0], levels: ["1", "2"]),
      ])
  }
}

using System.Text.Json;

namespace Recouvrement.Platform.Tests.Observability;

public sealed class DashboardTests
{
    const string Source = "${datasource}";

    [Fact]
    public void Every_dashboard_has_an_id_of_its_own_and_lets_its_reader_choose_the_source()
    {
        Assert.Equal(3, Files.Dashboards.Count);
        var boards = Files.Dashboards.Select(Read).ToList();
        Assert.Equal(boards.Count, boards.Select(board => Text(board, "uid")).Distinct().Count());
        Assert.All(boards, board => Assert.Equal(("datasource", "datasource"), (Text(board.GetProperty("templating").GetProperty("list")[0], "name"), Text(board.GetProperty("templating").GetProperty("list")[0], "type"))));
    }

    [Fact]
    public void Every_panel_has_a_title_a_meaning_and_a_unit_and_asks_the_source_that_was_chosen()
    {
        foreach (var panel in Files.Dashboards.SelectMany(Panels))
        {
            Assert.NotEmpty(Text(panel, "title"));
            Assert.EndsWith(".", Text(panel, "description"), StringComparison.Ordinal);
            Assert.NotEmpty(Text(panel.GetProperty("fieldConfig").GetProperty("defaults"), "unit"));
            Assert.Equal(Source, Text(panel.GetProperty("datasource"), "uid"));
            Assert.NotEmpty(Questions(panel));
            foreach (var target in panel.GetProperty("targets").EnumerateArray()) Assert.Equal(Source, Text(target.GetProperty("datasource"), "uid"));
        }
    }

    [Fact]
    public void No_panel_asks_for_a_debtor() =>
        Assert.DoesNotContain(Files.Dashboards.Select(File.ReadAllText), text => text.Contains("debtor=", StringComparison.Ordinal) || text.Contains("customer", StringComparison.Ordinal));

    /// <summary>The panels of a file.</summary>
    internal static IEnumerable<JsonElement> Panels(string file) => Read(file).GetProperty("panels").EnumerateArray();

    /// <summary>What a panel asks Prometheus.</summary>
    internal static IEnumerable<string> Questions(JsonElement panel) => panel.GetProperty("targets").EnumerateArray().Select(target => Text(target, "expr"));

    static JsonElement Read(string file) => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(file));

    static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}

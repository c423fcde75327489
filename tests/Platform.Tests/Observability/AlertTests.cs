using System.Text.Json;
using System.Text.RegularExpressions;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Observability;

public sealed class AlertTests
{
    static readonly string[] Names = [.. Regex.Matches(Files.Alerts, @"^ +- alert: (\w+)$", RegexOptions.Multiline).Select(found => found.Groups[1].Value)];

    [Fact]
    public void Every_alarm_has_a_page_of_its_name_and_every_page_an_alarm()
    {
        Assert.NotEmpty(Names);
        var pages = Directory.GetFiles(Path.Combine(Files.Folder, "runbooks")).Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(Names.Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
        foreach (var name in Names)
        {
            Assert.Contains($"runbook_url: deploy/observability/runbooks/{name}.md", Files.Alerts, StringComparison.Ordinal);
            var page = File.ReadAllText(Path.Combine(Files.Folder, "runbooks", $"{name}.md"));
            Assert.StartsWith($"# {name}: ", page, StringComparison.Ordinal);
            foreach (var part in new[] { "## Look", "## Do", "## It is over when" }) Assert.Contains(part, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_alarm_is_shown_to_come()
    {
        var tests = File.ReadAllText(Path.Combine(Files.Folder, "alerts.test.yaml"));
        Assert.All(Names, name => Assert.Matches($@"alertname: {name}\n +exp_alerts:\n", tests));
    }

    [Fact]
    public void What_alarms_and_dashboards_ask_for_of_ours_is_measured_here()
    {
        var measured = Directory.GetFiles(Path.Combine(Stack.Repository, "services"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"""(recouvrement(\.[a-z_]+)+)""").Select(found => found.Groups[1].Value.Replace('.', '_'))).ToHashSet();
        Assert.Contains("recouvrement_parked", measured);
        var asked = new[] { Files.Alerts }.Concat(Files.Dashboards.Select(File.ReadAllText))
            .SelectMany(text => Regex.Matches(text, "recouvrement_[a-z_]+").Select(found => Regex.Replace(found.Value, "(_seconds)?(_bucket|_count|_sum)?$|_days$|_total$", ""))).Distinct();
        Assert.Empty(asked.Except(measured));
    }

    [PromtoolFact]
    public async Task Prometheus_reads_the_rules_and_they_do_what_their_tests_say()
    {
        await Promtool.Accepts("check", "rules", "alerts.yaml");
        await Promtool.Accepts("test", "rules", "alerts.test.yaml");
    }

    [PromtoolFact]
    public async Task Prometheus_understands_every_question_of_the_dashboards()
    {
        var rules = Files.Dashboards.SelectMany(DashboardTests.Panels).SelectMany(DashboardTests.Questions).Select((question, i) => new { record = $"dashboard:question_{i}", expr = question.Replace("$__rate_interval", "5m", StringComparison.Ordinal) });
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { groups = new[] { new { name = "dashboards", rules } } }));
            await Promtool.Accepts("check", "rules", file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}

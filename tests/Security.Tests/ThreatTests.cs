using System.Text.RegularExpressions;
using Recouvrement.Support;

namespace Recouvrement.Security.Tests;

/// <summary>The threat model names tests that are there.</summary>
public sealed partial class ThreatTests
{
    [Fact]
    public void Every_test_that_the_threat_model_names_is_there()
    {
        var model = File.ReadAllText(Path.Combine(Stack.Repository, "deploy/security/THREATS.md"));
        var tests = Directory.EnumerateFiles(Path.Combine(Stack.Repository, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText).ToList();
        var named = TestName().Matches(model).Select(name => (Class: name.Groups[1].Value, Method: name.Groups[2].Value)).Distinct().ToList();
        Assert.True(named.Count > 20, $"{named.Count} tests");
        Assert.All(named, name => Assert.Contains(tests, text => Regex.IsMatch(text, $@"class {name.Class}\b") && Regex.IsMatch(text, $@"\b{name.Method}\(")));
    }

    [Fact]
    public void Every_threat_says_what_shows_that_it_is_met() =>
        Assert.All(
            File.ReadAllLines(Path.Combine(Stack.Repository, "deploy/security/THREATS.md")).Where(line => line.StartsWith('|')).Skip(2),
            row => Assert.True(TestName().IsMatch(row), row));

    [GeneratedRegex(@"`(\w+)\.([A-Z]\w+)`")]
    private static partial Regex TestName();
}

using Microsoft.Extensions.Logging;

namespace Recouvrement.Platform.Hosting;

/// <summary>
/// Lines of the server and of clients that quote addresses, paths and queries are never written, whatever level an operator asks for:
/// in them stand the tokens of debtors, and persons who are asked for by e-mail. Other lines keep the level that is configured.
/// </summary>
static class LogFloors
{
    static readonly (string Category, LogLevel Least)[] Floors =
    [
        ("Microsoft.AspNetCore", LogLevel.Information), // routing and binding quote what they match
        ("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning),
        ("System.Net.Http", LogLevel.Warning),
    ];

    /// <summary>Raises what is configured below the floors.</summary>
    public static void Raise(LoggerFilterOptions filters)
    {
        // A rule for one provider goes before all that name none: each provider that has rules gets the floors as rules of its own.
        foreach (var provider in filters.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList())
            foreach (var (category, least) in Floors) Raise(filters, provider, category, least);
    }

    static void Raise(LoggerFilterOptions filters, string? provider, string category, LogLevel least)
    {
        var chosen = Chosen(filters, provider, category) ?? Chosen(filters, null, category);
        var level = chosen is null ? filters.MinLevel : chosen.LogLevel ?? LogLevel.Trace;
        for (var i = 0; i < filters.Rules.Count; i++)
            if (filters.Rules[i] is var rule && rule.ProviderName == provider && Prefix(rule).StartsWith(category, StringComparison.OrdinalIgnoreCase) && (rule.LogLevel ?? LogLevel.Trace) < least)
                filters.Rules[i] = new(provider, rule.CategoryName, least, rule.Filter);
        filters.Rules.Add(new(provider, category, level < least ? least : level, chosen?.Filter));
    }

    // As the logger chooses: the longest name, and of equals the last.
    static LoggerFilterRule? Chosen(LoggerFilterOptions filters, string? provider, string category) =>
        filters.Rules.Where(rule => rule.ProviderName == provider && category.StartsWith(Prefix(rule), StringComparison.OrdinalIgnoreCase)).OrderBy(rule => Prefix(rule).Length).LastOrDefault();

    static string Prefix(LoggerFilterRule rule) => (rule.CategoryName ?? "").TrimEnd('*');
}

using System.Globalization;
using System.Text.Json;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Support;

namespace Recouvrement.Kernel.Tests.LateInterest;

/// <summary>The vectors beside the repository, computed by others than us.</summary>
static class Vectors
{
    internal const string File = "rules/vectors.json";

    internal static JsonElement Root => JsonDocument.Parse(System.IO.File.ReadAllText(Shared.PathOf(File))).RootElement;

    internal static JsonElement Penalty(string id) =>
        Root.GetProperty("penaltyVectors").EnumerateArray().Single(vector => vector.Text("id") == id);

    internal static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    internal static decimal Number(this JsonElement element, string name) => decimal.Parse(element.Text(name), CultureInfo.InvariantCulture);

    internal static DateOnly Date(this JsonElement element, string name) => Day.Of(element.Text(name));

    internal static InterestLine Line(this JsonElement line, Money principal) => new(
        line.Date("frm"), line.Date("to"), line.GetProperty("days").GetInt32(), principal, line.Number("rate"), Money.Euros(line.Number("amount")));
}

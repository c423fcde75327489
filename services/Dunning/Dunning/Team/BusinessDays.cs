using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Team;

/// <summary>Days that people type.</summary>
static class BusinessDays
{
    /// <summary>What is wrong with a day; null where nothing is.</summary>
    public static IResult? Wrong(string field, DateOnly? day) => day is { Year: < 2000 or > 2100 } ? Problems.Invalid(field, "lies between 2000 and 2100") : null;
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Dunning.Domain.Policies;

/// <summary>The policies as they are shipped: values a good French credit manager would choose, none of them law.</summary>
public static class ShippedPolicies
{
    /// <summary>How policy documents are written: camelCase, words in snake_case, nothing that is not known, nothing twice.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    // The version of all of them: a build that ships another one has another number.
    const int Version = 4;

    static readonly string[] Names = ["standard_company", "large_retailer", "public_buyer", "craftsman", "works_contract", "consumer"];

    /// <summary>As they are written.</summary>
    public static ImmutableArray<PolicyDocument> Documents { get; } = [.. Names.Select(Read)];

    /// <summary>As they are followed.</summary>
    public static ImmutableArray<DunningPolicy> All { get; } = [.. Documents.Select(Policy)];

    /// <summary>In force only where a person has activated it.</summary>
    public static bool NeedsValidation(DunningPolicy policy) => Documents.First(d => d.Name == policy.Name).Scope is { NeedsValidation: true };

    static PolicyDocument Read(string name)
    {
        using var stream = typeof(ShippedPolicies).Assembly.GetManifestResourceStream($"policies/{name}.json")!;
        return JsonSerializer.Deserialize<PolicyDocument>(stream, Json)!;
    }

    static DunningPolicy Policy(PolicyDocument document)
    {
        var (policy, faults) = PolicyReading.Read(document, Version);
        return policy ?? throw new InvalidDataException($"The shipped policy {document.Name}: {faults[0].Field} {faults[0].What}.");
    }
}

/// <summary>What the shipped policies have in common, and any other that says nothing else.</summary>
public static class ShippedValues
{
    /// <summary>As shipped.</summary>
    public static PolicyValues All { get; } = new()
    {
        GraceDays = 3,
        WorkingDaysBetweenContacts = 5,
        EarlierRemindersDays = 90,
        ContactsBeforeThreat = 2,
        FeedWorkingDays = 2,
        StatementOnlyBelow = Money.Euros(15),
        FullMeansFrom = Money.Euros(150),
        Budget = new(Emails: 3, Calls: 3, Letters: 3),
        Promises = new(MaxDaysAhead: 15, PerEpisode: 2, ToleranceDays: 3, ToleranceAmount: Money.Euros(10)),
        Plans = new(MonthsWithoutApproval: 3),
        Notice = new(DaysToPay: 20, DaysAfterProof: 15, BankingDaysUnderWay: 3, DaysWithoutProof: 30),
        Calendar = new(QuietWindow.Parse("12-24/01-02")!.Value),
    };
}

using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Policies;

namespace Recouvrement.Dunning.Tests.Domain.Policies;

/// <summary>Policies that tests write.</summary>
static class Written
{
    public static readonly StepDocument
        Reminder = new("reminder_1", 3, Channel.Email) { Fallback = Channel.Letter },
        Letter = new("letter_1", 15, Channel.Letter),
        Second = new("reminder_2", 22, Channel.Email),
        Notice = new("formal_notice", 45, Channel.RegisteredLetter) { Threat = true };

    public static PolicyDocument Document(params StepDocument[] steps) => new("tested", "Essai", [.. steps], new());

    public static DunningPolicy Read(PolicyDocument document, int version = 1)
    {
        var (policy, faults) = PolicyReading.Read(document, version);
        Assert.Empty(faults);
        return policy!;
    }

    public static PolicyBook Book(params DunningPolicy[] policies) =>
        new([.. policies.Select(p => new PolicyInForce(p, DateOnly.MinValue, Takes.AllCases))], ImmutableDictionary<string, PolicyEnd>.Empty);

    public static PolicyBook Book(PolicyDocument document) => Book(Read(document));
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Policies;

/// <summary>A fault in a policy document.</summary>
/// <param name="Field">Where, as <c>steps[2].days</c>.</param>
/// <param name="What">What is wrong, to be read after the field.</param>
public sealed record PolicyFault(string Field, string What);

/// <summary>Makes a policy of a document, or says everything that is wrong with it: what is accepted can be followed for every debtor and profile.</summary>
public static partial class PolicyReading
{
    const int MostSteps = 20, MostWords = 50, LongestName = 40, LongestTitle = 120;

    /// <summary>Texts that a step may be written with; those that answer an event (a copy, a plan, a hand-over) are no step's.</summary>
    public static ImmutableArray<string> Templates { get; } = ["pre_reminder", "reminder_1", "reminder_2", "letter_1", "letter_2", "formal_notice", "works_notice", "retailer_notice", "statement"];

    /// <summary>Texts of text messages. A step of that channel that has another name and says nothing else is a task of a person.</summary>
    public static ImmutableArray<string> TextMessages { get; } = ["pre_sms", "sms_1"];

    /// <summary>The policy that a document describes.</summary>
    /// <param name="document">The document.</param>
    /// <param name="version">Its version.</param>
    /// <param name="isKept">It was taken once, and is followed as it was, whatever is asked of a new one since.</param>
    /// <returns>The policy, or null with at least one fault.</returns>
    public static (DunningPolicy? Policy, ImmutableArray<PolicyFault> Faults) Read(PolicyDocument document, int version, bool isKept = false)
    {
        var faults = new List<PolicyFault>();
        if (HoldsNull(document)) return (null, [new("steps", "and profiles hold nothing that is null")]);
        Name(faults, "name", document.Name);
        if (string.IsNullOrWhiteSpace(document.Title) || document.Title.Length > LongestTitle || document.Title.Any(char.IsControl)) faults.Add(new("title", $"is one line of 1 to {LongestTitle} characters"));
        var steps = Steps(faults, "steps", document.Steps.IsDefault ? [] : document.Steps, isKept);
        var values = ValuesReading.Read(faults, "values", document.Values ?? new(), ShippedValues.All);
        var profiles = Profiles(faults, document.Profiles ?? [], values, isKept);
        var scope = ScopeReading.Read(faults, document.Scope ?? new());
        if (faults.Count > 0) return (null, [.. faults]);

        var policy = new DunningPolicy(document.Name, version, [.. steps], values) { Scope = scope, Profiles = profiles };
        Whole(faults, "steps", policy);
        if (scope.IsForKind(CustomerKind.Consumer) && steps.Concat(profiles.SelectMany(p => policy.For(p.Profile).Steps)).Any(step => step.Channel is Channel.ElectronicRegisteredLetter))
            faults.Add(new("steps", "have an electronic registered letter, to which a consumer would have to consent beforehand"));
        foreach (var (change, i) in profiles.Select((change, i) => (change, i)))
        {
            foreach (var unknown in change.Without.Where(name => policy.RankOf(name) < 0)) faults.Add(new($"profiles[{i}].without", $"names a step '{unknown}' that the policy does not have"));
            Whole(faults, $"profiles[{i}].steps", policy.For(change.Profile));
        }

        return faults.Count > 0 ? (null, [.. faults]) : (policy, []);
    }

    // What holds of the steps together.
    static void Whole(List<PolicyFault> faults, string field, DunningPolicy policy)
    {
        var steps = policy.Steps;
        if (steps.Length is 0 or > MostSteps) faults.Add(new(field, $"are 1 to {MostSteps}"));
        foreach (var twice in steps.GroupBy(step => step.Name).Where(same => same.Count() > 1)) faults.Add(new(field, $"have the name '{twice.Key}' more than once"));
        if (steps.Count(step => step.IsFormalNotice) > 1) faults.Add(new(field, "have more than one formal notice (registered letter)"));
        else if (policy.FormalNotice is not null && !steps[^1].IsFormalNotice) faults.Add(new(field, "go on after the formal notice, which is the last"));
        if (steps.Any(step => step.NamesSanction) && (policy.FormalNotice is null || policy.Values.AfterNotice != AfterNotice.HandOver)) faults.Add(new(field, "name a sanction, but no notice leads to a hand-over"));
        if (steps is [{ From: Trigger.PreviousStep }, ..]) faults.Add(new(field, "begin with one that follows a previous step"));
        foreach (var step in steps.Where(step => step.If.InsteadOf is { } other && policy.RankOf(other) < 0)) faults.Add(new(field, $"have '{step.Name}' instead of '{step.If.InsteadOf}', which is not there"));
        // Of the shortest and the longest way to the end of a month.
        foreach (var due in new[] { new DateOnly(2027, 1, 1), new DateOnly(2027, 1, 31) })
            for (var rank = 1; rank < steps.Length; rank++)
                if (policy.PlannedOn(rank, due) < policy.PlannedOn(rank - 1, due))
                {
                    faults.Add(new(field, $"are not in the order of their days: '{steps[rank].Name}' can come before '{steps[rank - 1].Name}'"));
                    return;
                }
    }

    static ImmutableArray<ProfileChange> Profiles(List<PolicyFault> faults, ImmutableArray<ProfileDocument> profiles, PolicyValues values, bool isKept)
    {
        if (profiles.Any(p => p.Profile == PayerProfile.None) || profiles.GroupBy(p => p.Profile).Any(same => same.Count() > 1)) faults.Add(new("profiles", "name each profile once"));
        return
        [
            .. profiles.Select((p, i) =>
            {
                _ = ValuesReading.Read(faults, $"profiles[{i}].values", p.Values ?? new(), values);
                return new ProfileChange(p.Profile, p.Without ?? [], [.. Steps(faults, $"profiles[{i}].steps", p.Steps ?? [], isKept)], of => ValuesReading.Read([], "", p.Values ?? new(), of));
            }),
        ];
    }

    static PolicyStep[] Steps(List<PolicyFault> faults, string field, ImmutableArray<StepDocument> steps, bool isKept)
    {
        if (steps.Length > MostSteps)
        {
            faults.Add(new(field, $"are at most {MostSteps}"));
            return [];
        }

        return [.. steps.Select((step, i) => Step(faults, $"{field}[{i}]", step, isKept))];
    }

    static PolicyStep Step(List<PolicyFault> faults, string field, StepDocument step, bool isKept)
    {
        Name(faults, field + ".name", step.Name);
        void Must(bool holds, string part, string what)
        {
            if (!holds) faults.Add(new($"{field}.{part}", what));
        }

        Must(step.Channel != Channel.None, "channel", "is missing");
        Must(step.From != Trigger.None, "from", "is missing");
        Must(step.Days is >= -60 and <= 400, "days", "is -60 to 400");
        Must(step.Days >= 0 || step.From == Trigger.Due, "days", "is negative only before the due date");
        Must(step.Days >= 0 || !step.Threat, "threat", "is nothing that comes before the due date");
        Must(step.Days >= 0 || !(step.Interest || step.Compensation), "interest", "is not claimed before the due date");
        Must(!step.Channel.IsRegistered() || step.Threat, "threat", "is what a registered letter is: a formal notice");
        Must(step.Fallback is null or Channel.Email or Channel.Letter && step.Fallback != step.Channel && !step.Channel.IsTask() && !step.Channel.IsRegistered() || step.Fallback is null
            || (step.Fallback is Channel.RegisteredLetter && step.Channel is Channel.ElectronicRegisteredLetter), "fallback", "is email or letter, for the other of both, or registered_letter for an electronic one");
        var template = step.Template ?? step.Name;
        Must(step.Channel.IsTask() || Templates.Contains(template), step.Template is null ? "name" : "template", $"has no text: {string.Join(", ", Templates)}");
        Must(isKept || step.Channel != Channel.Sms || step.Template is null || TextMessages.Contains(step.Template), "template", $"has no text message: {string.Join(", ", TextMessages)}");
        Must(isKept || !step.Channel.IsTask() || step.Approval is null or StepApproval.None, "approval", "is for messages: nobody agrees to a task before it is done");
        Must(step.SignedBy is null or Signatory.None || !step.Channel.IsTask(), "signedBy", "is for messages: nobody signs a task");
        Must(step.Channel == Channel.RegisteredLetter || template is not ("works_notice" or "retailer_notice"), "template", "is a formal notice, which goes as a registered letter");
        Must(step.FromCents is null or >= 0 && step.BelowCents is null or > 0 && !(step.BelowCents <= step.FromCents), "belowCents", "is more than fromCents, and neither is negative");
        Must(step.BalanceSharePercent is null or (>= 1 and <= 100), "balanceSharePercent", "is 1 to 100");
        Must(!step.CopyToSales || step.Channel == Channel.Email, "copyToSales", "goes with an email");
        Must(step.FirstInvoices is null or (>= 0 and <= 20), "firstInvoices", "is 0 to 20");
        Must(step.FirstInvoices is null or 0 || step.BalanceSharePercent is not null, "firstInvoices", "goes with balanceSharePercent");
        if (step.FromCents is < 0 || step.BelowCents is < 0) return new(step.Name, step.Days, step.Channel, step.Addressee);
        return new(step.Name, step.Days, step.Channel, step.Addressee)
        {
            From = step.From, Fallback = step.Fallback ?? Channel.None, Template = template, Tone = step.Tone, IsThreat = step.Threat,
            Approval = step.Channel.IsTask() ? StepApproval.None : step.Approval ?? (step.Threat ? StepApproval.SecondPerson : StepApproval.None),
            ClaimsInterest = step.Interest, ClaimsCompensation = step.Compensation, NamesSanction = step.Sanction, Offer = step.Offer ?? Offer.None, SignedBy = step.SignedBy ?? Signatory.None,
            CopyToSales = step.CopyToSales,
            If = new(Money.OfCents(step.FromCents ?? 0), step.BelowCents is { } below ? Money.OfCents(below) : null, step.BalanceSharePercent, step.FirstInvoices ?? 0, step.InsteadOf),
        };
    }

    static bool HoldsNull(PolicyDocument document) =>
        (!document.Steps.IsDefault && document.Steps.Any(step => step is null)) || (document.Profiles ?? []).Any(p => p is null || (p.Steps ?? []).Any(step => step is null));

    static void Name(List<PolicyFault> faults, string field, string? name)
    {
        if (name is not { Length: > 0 and <= LongestName } || !SnakeCase().IsMatch(name)) faults.Add(new(field, $"is snake_case of 1 to {LongestName} characters"));
    }

    internal static bool AreWords(ImmutableArray<string> words) => words.Length <= MostWords && words.All(word => word is { Length: > 0 and <= LongestName } && !word.Any(char.IsControl));

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex SnakeCase();
}

using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Companies;
using Recouvrement.Invoicing.Domain.Gazette;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Invoicing.Domain.Prevention.CreditFileCommand;
using static Recouvrement.Invoicing.Domain.Prevention.CreditFileEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Prevention;

/// <summary>The credit file of a customer (dossier de crédit): what is known before anything is unpaid. What holds follows from the day, it is never stored.</summary>
public sealed partial record CreditFile : IDecider<CreditFile, CreditFileCommand, CreditFileEvent>
{
    /// <summary>Whose; null before the first fact.</summary>
    public Account? Account { get; init; }

    /// <summary>By reference.</summary>
    public ImmutableDictionary<string, Assessment> Assessments { get; init; } = Keyed<Assessment>();

    /// <summary>By reference.</summary>
    public ImmutableDictionary<string, LimitSet> Limits { get; init; } = Keyed<LimitSet>();

    /// <summary>By policy.</summary>
    public ImmutableDictionary<string, Cover> Covers { get; init; } = Keyed<Cover>();

    /// <summary>By reference.</summary>
    public ImmutableDictionary<string, ExtensionConsent> Consents { get; init; } = Keyed<ExtensionConsent>();

    /// <summary>By reference.</summary>
    public ImmutableDictionary<string, FieldSignal> Signals { get; init; } = Keyed<FieldSignal>();

    /// <summary>Day of founding, where known.</summary>
    public DateOnly? FoundedOn { get; init; }

    /// <summary>What the public company register last said that was new; null before it was asked. Where nobody knew when the customer was founded, it says so.</summary>
    public CompanyFinding? Company { get; init; }

    /// <summary>What the gazette announced, by its own ids.</summary>
    public ImmutableDictionary<string, HeardAnnouncement> Announcements { get; init; } = Keyed<HeardAnnouncement>();

    /// <summary>Whether somebody chose that it is watched, or not.</summary>
    public WatchChoice Watch { get; init; }

    /// <summary>Proceedings that are open.</summary>
    public Insolvency? Insolvency { get; init; }

    /// <summary>Keyed hash of who administers the proceedings, or did; null where nobody is known or it was erased.</summary>
    public string? Administrator { get; init; }

    /// <summary>By reference.</summary>
    public ImmutableDictionary<string, Sanction> Sanctions { get; init; } = Keyed<Sanction>();

    /// <inheritdoc/>
    public static CreditFile Initial { get; } = new();

    /// <inheritdoc/>
    public static Decision<CreditFileEvent> Decide(CreditFile file, CreditFileCommand command) => command switch
    {
        Assess c         => Unless(Knows(file.Assessments, c.Reference, c.Assessment), new CreditAssessed(c.Account, c.Reference, c.Assessment)),
        SetLimit c       => Unless(file.Limits.GetValueOrDefault(c.Reference)?.Limit == c.Limit, new CreditLimitSet(c.Account, c.Reference, c.Limit, c.By)),
        Insure c         => Unless(Knows(file.Covers, c.Policy, c.Cover), new CreditInsured(c.Account, c.Policy, c.Cover)),
        AllowExtension c => Unless(Knows(file.Consents, c.Reference, c.Consent), new ExtensionAllowed(c.Account, c.Reference, c.Consent)),
        HearSignal c     => Unless(Knows(file.Signals, c.Reference, c.Signal), new FieldSignalHeard(c.Account, c.Reference, c.Signal)),
        LearnFounding c  => Unless(file.FoundedOn == c.FoundedOn, new FoundingLearned(c.Account, c.FoundedOn)),
        OpenInsolvency c   => Unless(file.Insolvency == c.Insolvency, new InsolvencyOpened(c.Account, c.Insolvency)),
        CloseInsolvency c  => file.Closes(c),
        NoteCompany c      => Unless(c.Finding.Says(file.Company), new CompanyNoted(c.Account, c.Finding)),
        HearAnnouncement c    => file.Hears(c),
        ConfirmAnnouncement c => file.Confirms(c),
        DismissAnnouncement c => file.Dismisses(c),
        ChooseWatch c      => Unless(file.Watch == c.Choice, new WatchChosen(c.Account, c.Choice)),
        EraseAdministrator c => file.ForgetsAdministrator(c),
        AnnounceSanction c => file.Announces(c),
        ExecuteSanction c  => file.Executes(c),
        LiftSanction c     => file.Lifts(c),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static CreditFile Evolve(CreditFile was, CreditFileEvent happened) => happened switch
    {
        CreditAssessed e   => was.Of(e.Account) with { Assessments = was.Assessments.SetItem(e.Reference, e.Assessment) },
        CreditLimitSet e   => was.Of(e.Account) with { Limits = was.Limits.SetItem(e.Reference, new(e.Limit, e.By)) },
        CreditInsured e    => was.Of(e.Account) with { Covers = was.Covers.SetItem(e.Policy, e.Cover) },
        ExtensionAllowed e => was.Of(e.Account) with { Consents = was.Consents.SetItem(e.Reference, e.Consent) },
        FieldSignalHeard e => was.Of(e.Account) with { Signals = was.Signals.SetItem(e.Reference, e.Signal) },
        FoundingLearned e  => was.Of(e.Account) with { FoundedOn = e.FoundedOn },
        InsolvencyOpened e  => was.Of(e.Account) with { Insolvency = e.Insolvency, Administrator = e.Insolvency.Administrator },
        InsolvencyClosed e  => was.Of(e.Account) with { Insolvency = null },
        CompanyNoted e      => was.Of(e.Account) with { Company = e.Finding, FoundedOn = was.FoundedOn ?? e.Finding.FoundedOn },
        AnnouncementFound e     => was.Of(e.Account).Found(e),
        AnnouncementConfirmed e => was.Of(e.Account).Stands(e.Id, AnnouncementStanding.Confirmed),
        AnnouncementDismissed e => was.Of(e.Account).Stands(e.Id, AnnouncementStanding.Dismissed),
        WatchChosen e       => was.Of(e.Account) with { Watch = e.Choice },
        AdministratorErased e => was.Of(e.Account) with { Administrator = null, Insolvency = was.Insolvency is null ? null : was.Insolvency with { Administrator = null } },
        SanctionAnnounced e => was.Of(e.Account).WithSanction(e.Reference, known => new(e.Kind, e.AnnouncedOn, e.EffectiveOn, e.TermDays, known?.ExecutedOn, null)),
        SanctionExecuted e  => was.Of(e.Account).WithSanction(e.Reference, known => (known ?? Unheard) with { ExecutedOn = e.On }),
        SanctionLifted e    => was.Of(e.Account).WithSanction(e.Reference, known => (known ?? Unheard) with { LiftedOn = e.On }),
        _ => throw new UnreachableException(),
    };

    /// <summary>The limit in force: the one that began last; of two, the smaller.</summary>
    public LimitSet? LimitOn(DateOnly day) => Limits.Values.Where(l => l.Limit.HoldsOn(day)).OrderByDescending(l => l.Limit.From).ThenBy(l => l.Limit.Amount.Amount).FirstOrDefault();

    /// <summary>The cover in force: the one that began last; of two, the smaller.</summary>
    public KeyValuePair<string, Cover>? CoverOn(DateOnly day) =>
        Covers.Where(c => c.Value.HoldsOn(day)).OrderByDescending(c => c.Value.From).ThenBy(c => c.Value.Insured.Amount).Select(c => (KeyValuePair<string, Cover>?)c).FirstOrDefault();

    /// <summary>The assessment made last, until this day.</summary>
    public Assessment? AssessmentOn(DateOnly day) =>
        Assessments.Values.Where(a => a.AssessedOn <= day).OrderByDescending(a => a.AssessedOn).ThenBy(a => a.ExpiresOn ?? DateOnly.MaxValue).FirstOrDefault();

    /// <summary>To which day an invoice's due date may be put off, with all that the insurer allowed; null where nothing insures it.</summary>
    public DateOnly? ExtensionOf(string invoice, int year, DateOnly issuedOn, DateOnly dueOn) => CoverOn(issuedOn) is { Value: var cover }
        ? Consents.Values.Where(c => c.Year == year && string.Equals(c.Invoice, invoice, StringComparison.OrdinalIgnoreCase)).Select(c => c.Until).Append(cover.DeadlinesOf(dueOn).ExtendUntil).Max()
        : null;

    CreditFile Of(Account account) => Account is null ? this with { Account = account } : this;

    static Decision<CreditFileEvent> Unless(bool known, CreditFileEvent fact) => known ? Nothing : fact;

    static bool Knows<T>(ImmutableDictionary<string, T> known, string reference, T content) => known.TryGetValue(reference, out var was) && Equals(was, content);

    // References name the same thing in any case, like every key of the ERP.
    static ImmutableDictionary<string, T> Keyed<T>() => ImmutableDictionary.Create<string, T>(StringComparer.OrdinalIgnoreCase);
}

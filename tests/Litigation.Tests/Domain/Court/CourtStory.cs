using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Kernel.Procedure;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Support;
using static Recouvrement.Litigation.Domain.Court.CourtEvent;
using CourtOf = Recouvrement.Litigation.Domain.Court.Court;

namespace Recouvrement.Litigation.Tests.Domain.Court;

/// <summary>What the tests of proceedings speak about.</summary>
static class CourtStory
{
    public const string Collector = "collector", Manager = "manager";

    public static readonly TimeLimits Limits = TimeLimits.Shipped;
    public static readonly CourtMatter Matter = new(Sample.Here, Sample.Of, "IP-1", [Sample.Large.Invoice, Sample.Small.Invoice]);
    public static readonly CourtOf Grenoble = new(CourtKind.CommercialCourt, "Grenoble", false), Strasbourg = new(CourtKind.CommercialChamber, "Strasbourg", true), Judicial = new(CourtKind.JudicialCourt, "Grenoble", false);
    public static readonly CourtTerms Terms = new(Money.Euros(5000), UncontestedClaims: false, SmallClaimsOfMerchants: false);

    public static CourtPlan Plan(CourtProcedure procedure = CourtProcedure.PaymentOrder, CourtOf? court = null, DebtorResidence residence = DebtorResidence.Metropolitan, decimal principal = 1290) =>
        new(procedure, court ?? Grenoble, residence, Money.Euros(principal), Money.Zero);

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static CourtEvent[] Live(CourtPlan? plan = null, string on = "2020-01-02") => [new CourtActionProposed(Matter, plan ?? Plan(), Collector, Day(on)), new CourtActionApproved(Manager, Day(on))];

    public static CourtEvent[] Requested(string on, CourtPlan? plan = null) => [.. Live(plan), new PaymentOrderRequested(Day(on), Collector, Day(on))];

    public static CourtEvent[] Granted(string on, CourtPlan? plan = null) => [.. Requested(on, plan), new PaymentOrderGranted(Day(on), Money.Euros(1290), false, Collector, Day(on))];

    public static CourtEvent[] Served(string granted, string served, ServiceManner manner = ServiceManner.InPerson, CourtPlan? plan = null) =>
        [.. Granted(granted, plan), new PaymentOrderServed(Matter, Day(served), manner, "CJ-38-1", Collector, Day(served))];

    public static CourtEvent Step(CourtMark step, string on) => new CourtStepTaken(step, Day(on), Collector, Day(on));

    public static CourtEvent Act(EnforcementAct act, string on, bool inPerson = false) => new EnforcementActDone(Matter, act, Day(on), inPerson, "CJ-38-1", Money.Euros(210), Money.Zero, "A-" + on, Collector, Day(on));

    public static CourtProceeding State(params CourtEvent[] facts) => Kernel.Deciding.Folding.Fold<CourtProceeding, CourtCommand, CourtEvent>(facts);

    public static CourtTimetable Timetable(params CourtEvent[] facts) => CourtTimetable.Of(State(facts), Limits);

    public static (string? Safe, string? Last) Deadline(DeadlineKind what, params CourtEvent[] facts)
    {
        var days = Timetable(facts).Deadlines.Single(d => d.What == what).Days;
        return (Written(days?.SafeOn), Written(days?.LastOn));
    }

    public static string? From(PermittedKind what, params CourtEvent[] facts) => Written(Timetable(facts).Permissions.SingleOrDefault(p => p.What == what)?.From);

    public static Specification<CourtProceeding, CourtCommand, CourtEvent> Given(params CourtEvent[] facts) => Specification<CourtProceeding, CourtCommand, CourtEvent>.Given(facts);

    static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

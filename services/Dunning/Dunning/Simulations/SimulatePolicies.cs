using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Npgsql;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Simulations;
using Recouvrement.Dunning.Entities;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Simulations;

/// <summary>What would be said to debtors between two days: by the policies in force, and by others beside them. Nothing is written and nobody hears of it.</summary>
/// <param name="From">First day. In the past, the facts that were heard since are heard again on their days (replay); from today on, nothing more is heard (simulation).</param>
/// <param name="To">Last day, at most two years after the first.</param>
/// <param name="Policies">Policies that take the place of those of the same name from the first day on, or come in beside them; absent: only those in force.</param>
/// <param name="Customers">Only these customers; absent: all.</param>
/// <param name="CallsAreMade">Calls are made on the day they are asked for; else they are passed over.</param>
/// <param name="ThreatsAreApproved">Threats and hand-overs are agreed to on the day they are proposed; else they wait.</param>
/// <param name="CostCents">What a contact costs by channel; absent: e-mail 2, call 600, letter 180, registered letter 800, text message 8.</param>
public sealed record SimulationAsked(
    DateOnly From, DateOnly To, PolicyDocument[]? Policies = null, string[]? Customers = null, bool CallsAreMade = false, bool ThreatsAreApproved = true, Dictionary<Channel, long>? CostCents = null);

/// <summary>What a book of policies would say in sum.</summary>
/// <param name="Contacts">How many.</param>
/// <param name="ByChannel">By channel.</param>
/// <param name="ByStep">By step.</param>
/// <param name="CostCents">What they cost.</param>
/// <param name="ClaimedCents">The sum of what was owed on the invoices of each, in euros.</param>
/// <param name="Debtors">Debtors that would hear anything.</param>
public sealed record SimulationTotals(int Contacts, IReadOnlyDictionary<string, int> ByChannel, IReadOnlyDictionary<string, int> ByStep, long CostCents, long ClaimedCents, int Debtors);

/// <summary>A contact that would be made.</summary>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="On">Day.</param>
/// <param name="Step">Step of the policy.</param>
/// <param name="Channel">How.</param>
/// <param name="Policy">By which policy and version.</param>
/// <param name="Invoices">How many invoices would advance with it.</param>
/// <param name="ClaimedCents">Owed on them then.</param>
/// <param name="CostCents">What it costs.</param>
/// <param name="By"><c>both</c>, <c>current</c> or <c>candidate</c>.</param>
/// <param name="Currency">ISO 4217, of what is owed.</param>
public sealed record SimulatedLine(string CustomerNumber, DateOnly On, string Step, string Channel, string Policy, int Invoices, long ClaimedCents, long CostCents, string By, string Currency);

/// <summary>What came of a simulation.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Cases">Cases that were looked at.</param>
/// <param name="Current">By the policies in force.</param>
/// <param name="Candidate">By those that were asked for; null where none was.</param>
/// <param name="Lines">The contacts, at most 10 000; CSV has up to 200 000.</param>
/// <param name="HasMore">There are more.</param>
public sealed record SimulationAnswer(DateOnly From, DateOnly To, int Cases, SimulationTotals Current, SimulationTotals? Candidate, IReadOnlyList<SimulatedLine> Lines, bool HasMore);

static class SimulatePolicies
{
    const int CandidateVersion = 9999, MostLines = 10_000, MostCsvLines = 200_000, MostCases = 20_000, MostPolicies = 20, MostDays = 732;

    static readonly ContactCosts Usual = new(ImmutableDictionary<Channel, Money>.Empty
        .Add(Channel.Email, Money.OfCents(2)).Add(Channel.Call, Money.OfCents(600)).Add(Channel.Letter, Money.OfCents(180)).Add(Channel.RegisteredLetter, Money.OfCents(800)).Add(Channel.ElectronicRegisteredLetter, Money.OfCents(400)).Add(Channel.Sms, Money.OfCents(8)));

    public static void MapSimulations(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/creditors/{siren}/simulations", Simulate).RequireRole(Roles.Manager, Roles.Ops).WithTags("policies")
            .WithSummary("What would be said between two days by the policies in force and by others, with contacts, days, amounts and cost side by side; ?format=csv for all lines").Produces<SimulationAnswer>().ProducesProblem(422);

    static async Task<IResult> Simulate(string siren, SimulationAsked asked, NpgsqlDataSource database, CaseStreams cases, BusinessClock clock, CancellationToken stop, string format = "json")
    {
        if (Siren.Parse(siren) is not { } creditor) return Problems.Invalid("siren", "is nine digits");
        if (asked.From.Year is < 2000 or > 2100) return Problems.Invalid("from", "lies between 2000 and 2100");
        if (asked.To < asked.From || asked.To.DayNumber - asked.From.DayNumber > MostDays) return Problems.Invalid("to", "lies after from, by at most two years");
        if (asked.Customers is { Length: > MostCases }) return Problems.Invalid("customers", $"are at most {MostCases}");
        if (asked.CostCents?.Values.Any(cents => cents is < 0 or > 1_000_000) == true) return Problems.Invalid("costCents", "are 0 to 1 000 000");
        if (format is not ("json" or "csv")) return Problems.Invalid("format", "is json or csv");
        var read = (asked.Policies ?? []).Take(MostPolicies + 1).Select((p, i) => (Index: i, Read: PolicyReading.Read(p, CandidateVersion))).ToArray();
        if (read.Length > MostPolicies) return Problems.Invalid("policies", $"are at most {MostPolicies}");
        var faults = read.SelectMany(r => r.Read.Faults.Select(f => new InputError($"policies[{r.Index}].{f.Field}", f.What))).ToArray();
        if (faults.Length > 0) return Problems.Invalid(faults);

        await using var session = await Session.Open(database, stop);
        var now = await EntityTable.Around(session, creditor.Digits, stop);
        var known = await session.Read(
            "select case_id, customer_number from cases where creditor = $1 and ($2::text[] is null or customer_number = any($2)) order by customer_number limit $3",
            r => (Case: r.GetGuid(0), Customer: r.GetString(1)), stop, creditor.Digits, asked.Customers, MostCases + 1);
        if (known.Count > MostCases) return Problems.Invalid("customers", $"are more than {MostCases}: name some of them");

        var candidate = read.Length == 0 ? null : now.Policies with { All = [.. now.Policies.All.Where(p => p.ValidFrom <= asked.From || read.All(r => r.Read.Policy!.Name != p.Policy.Name)), .. read.Select(r => new PolicyInForce(r.Read.Policy!, asked.From, Takes.AllCases))] };
        var work = new SimulatedBooks(now.Entity with { Mode = SendingMode.Live, Stopped = false }, now.Policies, candidate, now.Law, new(asked.CallsAreMade, asked.ThreatsAreApproved), Costs(asked), asked.From, asked.To);
        var (lines, (current, other)) = (new List<SimulatedLine>(), (ContactTotals.None, ContactTotals.None));
        foreach (var (id, customer) in known)
        {
            var history = (await cases.History(session, id, stop)).Select(f => new DatedFact(ParisTime.DateOf(f.Stored.Headers.HappenedAt), f.Fact)).ToArray();
            var (mine, theirs) = work.Of(Replay.Of(history, asked.From));
            (current, other) = (current.With(mine, work.Costs), other.With(theirs, work.Costs));
            stop.ThrowIfCancellationRequested();
            if (lines.Count <= (format == "csv" ? MostCsvLines : MostLines)) lines.AddRange(Comparison.Of(mine, candidate is null ? mine : theirs).Select(c => Line(customer, c, work.Costs)));
            if (format == "csv" && lines.Count > MostCsvLines) return Problems.Invalid("customers", $"would get more than {MostCsvLines} contacts: name some of them, or fewer days");
        }

        return format == "csv"
            ? Results.Text(Csv(lines), "text/csv", Encoding.UTF8)
            : TypedResults.Ok(new SimulationAnswer(asked.From, asked.To, known.Count, Totals(current), candidate is null ? null : Totals(other), [.. lines.Take(MostLines)], lines.Count > MostLines));
    }

    static ContactCosts Costs(SimulationAsked asked) =>
        asked.CostCents is { } cents ? new(cents.ToImmutableDictionary(c => c.Key, c => Money.OfCents(c.Value))) : Usual;

    static SimulatedLine Line(string customer, ComparedContact of, ContactCosts costs) => new(
        customer, of.Contact.On, of.Contact.Step, Spelling.Of(of.Contact.Channel), of.Contact.Policy, of.Contact.Invoices.Length, of.Contact.Claimed.Cents, costs.Of(of.Contact.Channel).Cents,
        of switch { { Current: true, Candidate: true } => "both", { Current: true } => "current", _ => "candidate" }, of.Contact.Claimed.Currency);

    static SimulationTotals Totals(ContactTotals of) => new(of.Contacts, of.ByChannel.ToDictionary(c => Spelling.Of(c.Key), c => c.Value), of.ByStep, of.Cost.Cents, of.Claimed.Cents, of.Debtors);

    static string Csv(IEnumerable<SimulatedLine> lines)
    {
        var text = new StringBuilder("customer_number;on;step;channel;policy;invoices;claimed_cents;cost_cents;by;currency\n");
        foreach (var l in lines)
            text.Append(CultureInfo.InvariantCulture, $"{Field(l.CustomerNumber)};{l.On:yyyy-MM-dd};{l.Step};{l.Channel};{Field(l.Policy)};{l.Invoices};{l.ClaimedCents};{l.CostCents};{l.By};{l.Currency}\n");
        return text.ToString();

        // A spreadsheet must not take a customer number for a formula.
        static string Field(string value) => '"' + Cell.Inert(value).Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
    }
}

/// <summary>Two books of policies on the same histories.</summary>
sealed record SimulatedBooks(
    Domain.Escalation.EntityFacts Entity, PolicyBook Current, PolicyBook? Candidate, Kernel.LateInterest.LegalParameters Law, SimulatedPeople People, ContactCosts Costs, DateOnly From, DateOnly To)
{
    public (ImmutableArray<SimulatedContact> Current, ImmutableArray<SimulatedContact> Candidate) Of(Replay replay) => (Run(replay, Current), Candidate is null ? [] : Run(replay, Candidate));

    ImmutableArray<SimulatedContact> Run(Replay replay, PolicyBook book) => Simulation.Run(replay.Before, replay.Heard, Entity, book, Law, People, From, To);
}

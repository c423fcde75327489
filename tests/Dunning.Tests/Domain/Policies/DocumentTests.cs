using System.Text.Json;
using Recouvrement.Dunning.Domain.Policies;
using static Recouvrement.Dunning.Tests.Domain.Policies.Written;

namespace Recouvrement.Dunning.Tests.Domain.Policies;

/// <summary>What a policy document may say, and what is said of one that has faults.</summary>
public sealed class DocumentTests
{
    public static TheoryData<string, PolicyDocument> Faulty { get; } = new()
    {
        { "name", Document(Reminder) with { Name = "Not snake" } },
        { "name", Document(Reminder) with { Name = new('a', 41) } },
        { "title", Document(Reminder) with { Title = "two\nlines" } },
        { "steps", Document() },
        { "steps", Document(Reminder, Reminder) },
        { "steps", Document(Letter, Reminder) },
        { "steps", Document(Notice, Letter with { Days = 60 }) },
        { "steps", Document(Reminder with { From = Trigger.PreviousStep }) },
        { "steps", Document(Reminder with { InsteadOf = "nothing" }) },
        { "steps", Document(Reminder, Letter with { Sanction = true, Threat = true }) },
        { "steps", Document(Reminder with { Days = 20, From = Trigger.EndOfMonth }, Letter with { Days = 30 }) },
        { "steps[0].days", Document(Reminder with { Days = 401 }) },
        { "steps[0].days", Document(Reminder with { Days = -1, From = Trigger.EndOfMonth }) },
        { "steps[0].threat", Document(Reminder with { Days = -1, Threat = true }) },
        { "steps[0].interest", Document(Reminder with { Days = -1, Interest = true }) },
        { "steps[0].channel", Document(Reminder with { Channel = Channel.None }) },
        { "steps[0].fallback", Document(Reminder with { Fallback = Channel.Call }) },
        { "steps[0].template", Document(Reminder with { Template = "nowhere" }) },
        { "steps[0].template", Document(Reminder with { Template = "works_notice" }) },
        { "steps[0].template", Document(Reminder with { Template = "plan" }) },
        { "steps[0].name", Document(Reminder with { Name = "without_text" }) },
        { "steps[0].belowCents", Document(Reminder with { FromCents = 100, BelowCents = 100 }) },
        { "steps[0].firstInvoices", Document(Reminder with { FirstInvoices = 3 }) },
        { "steps[0].signedBy", Document(Reminder with { Channel = Channel.Call, SignedBy = Signatory.SalesDirector }) },
        { "steps[1].threat", Document(Reminder, Notice with { Threat = false }) },
        { "values.graceDays", Document(Reminder) with { Values = new(GraceDays: 91) } },
        { "values.contactsBeforeThreat", Document(Reminder) with { Values = new(ContactsBeforeThreat: 1) } },
        { "values.noticeDaysToPay", Document(Reminder) with { Values = new(NoticeDaysToPay: 7) } },
        { "values.statementOnlyBelowCents", Document(Reminder) with { Values = new(StatementOnlyBelowCents: -1) } },
        { "values.currencies", Document(Reminder) with { Values = new(Currencies: Currencies("EUR", new(0, 0))) } },
        { "values.currencies", Document(Reminder) with { Values = new(Currencies: Currencies("usd", new(0, 0))) } },
        { "values.currencies.USD", Document(Reminder) with { Values = new(Currencies: Currencies("USD", null!)) } },
        { "values.currencies.USD.fullMeansFromCents", Document(Reminder) with { Values = new(Currencies: Currencies("USD", new(0))) } },
        { "values.currencies.USD.promiseToleranceCents", Document(Reminder) with { Values = new(Currencies: Currencies("USD", new(0, 0, -1))) } },
        { "profiles[0].values.currencies.USD.statementOnlyBelowCents", Document(Reminder) with { Profiles = [new(PayerProfile.Good, Values: new(Currencies: Currencies("USD", new(null, 0))))] } },
        { "values.salesNoticeDays", Document(Reminder) with { Values = new(SalesNoticeDays: 21) } },
        { "values.salesNoticeDays", Document(Reminder) with { Values = new(SalesNoticeDays: -1) } },
        { "values.quietDays", Document(Reminder) with { Values = new(QuietDays: ["13-01/13-02"]) } },
        { "values.quietDays", Document(Reminder) with { Values = new(QuietDays: ["01-01/06-30", "07-01/12-31"]) } },
        { "values.negotiation.collector.months", Document(Reminder) with { Values = new(Negotiation: new(Collector: new(Months: 37))) } },
        { "values.negotiation.manager.discountPercent", Document(Reminder) with { Values = new(Negotiation: new(Manager: new(DiscountPercent: 100))) } },
        { "values.negotiation.manager.discountPercent", Document(Reminder) with { Values = new(Negotiation: new(Collector: new(DiscountPercent: 1))) } },
        { "values.negotiation.manager.months", Document(Reminder) with { Values = new(Negotiation: new(Collector: new(Months: 4))) } },
        { "scope.promisesKeptBelowPercent", Document(Reminder) with { Scope = new(PromisesKeptBelowPercent: 0) } },
        { "scope.precedence", Document(Reminder) with { Scope = new(Precedence: 1001) } },
        { "scope.owedBelowCents", Document(Reminder) with { Scope = new(OwedFromCents: 100, OwedBelowCents: 100) } },
        { "profiles", Document(Reminder) with { Profiles = [new(PayerProfile.None)] } },
        { "profiles[0].without", Document(Reminder) with { Profiles = [new(PayerProfile.Good, Without: ["nothing"])] } },
        { "profiles[0].steps", Document(Reminder) with { Profiles = [new(PayerProfile.Good, Without: ["reminder_1"])] } },
        { "profiles[0].values.calls", Document(Reminder) with { Profiles = [new(PayerProfile.Good, Values: new(Calls: 51))] } },
    };

    static System.Collections.Immutable.ImmutableSortedDictionary<string, CurrencyDocument> Currencies(string code, CurrencyDocument thresholds) =>
        System.Collections.Immutable.ImmutableSortedDictionary<string, CurrencyDocument>.Empty.Add(code, thresholds);

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_fault_is_named_by_its_field(string field, PolicyDocument document)
    {
        var (policy, faults) = PolicyReading.Read(document, 1);
        Assert.Null(policy);
        Assert.Contains(field, faults.Select(f => f.Field));
        Assert.All(faults, f => Assert.NotEmpty(f.What));
    }

    [Fact]
    public void All_faults_are_named_at_once() =>
        Assert.Equal(3, PolicyReading.Read(Document(Reminder with { Days = 500 }) with { Title = "", Values = new(Calls: -1) }, 1).Faults.Length);

    [Fact]
    public void What_is_null_where_something_must_be_is_a_fault_and_no_exception()
    {
        Assert.NotEmpty(PolicyReading.Read(new PolicyDocument(null!, null!, default, null!), 1).Faults);
        Assert.NotEmpty(PolicyReading.Read(Document([null!]), 1).Faults);
        Assert.NotEmpty(PolicyReading.Read(Document(Reminder) with { Profiles = [null!] }, 1).Faults);
        Assert.NotEmpty(PolicyReading.Read(Document(Reminder) with { Scope = new(Segments: [null!]) }, 1).Faults);
    }

    [Fact]
    public void Every_shipped_policy_reads_as_it_is_written_and_never_threatens_first()
    {
        Assert.Equal(6, ShippedPolicies.Documents.Length);
        foreach (var document in ShippedPolicies.Documents)
        {
            var again = JsonSerializer.Deserialize<PolicyDocument>(JsonSerializer.Serialize(document, ShippedPolicies.Json), ShippedPolicies.Json)!;
            var policy = Read(again);
            Assert.False(policy.Steps[0].IsThreat);
            Assert.All(policy.Steps.Where(step => step.IsThreat), step => Assert.Equal(StepApproval.SecondPerson, step.Approval));
            foreach (var profile in Enum.GetValues<PayerProfile>()) Assert.NotEmpty(policy.For(profile).Steps);
        }
    }

    [Fact]
    public void The_consumer_policy_claims_nothing_beside_the_principal_and_waits_for_a_person()
    {
        var consumer = ShippedPolicies.All.Single(p => p.Name == "consumer");
        Assert.True(ShippedPolicies.NeedsValidation(consumer));
        Assert.DoesNotContain(PolicyBook.Shipped.All, p => p.Policy.Name == "consumer");
        Assert.All(consumer.Steps, step => Assert.False(step.ClaimsInterest || step.ClaimsCompensation || step.NamesSanction));
    }

    [Fact]
    public void A_threat_asks_for_a_second_person_unless_the_policy_says_otherwise()
    {
        Assert.Equal(StepApproval.SecondPerson, Read(Document(Reminder, Notice)).Steps[1].Approval);
        Assert.Equal(StepApproval.Manager, Read(Document(Reminder, Notice with { Approval = StepApproval.Manager })).Steps[1].Approval);
        Assert.Equal(StepApproval.None, Read(Document(Reminder, Notice)).Steps[0].Approval);
    }
}

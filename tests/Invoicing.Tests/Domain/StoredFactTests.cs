using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Recouvrement.Invoicing.Domain.Agencies;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Invoicing.Domain.Bills;
using Recouvrement.Invoicing.Domain.Creditors;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.Discounts;
using Recouvrement.Invoicing.Domain.Documents;
using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Invoicing.Domain.GeneralTerms;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Invoicing.Domain.Snapshots;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Tests.Domain;

/// <summary>Stands in for the compiler: every fact of every aggregate has a stored name, a frozen sample that reads and writes the same, and an arm in Evolve.</summary>
public sealed class StoredFactTests
{
    static readonly Type[] AllFacts =
    [
        .. FactsOf<CreditorEvent>(),
        .. FactsOf<CustomerEvent>(),
        .. FactsOf<InvoiceEvent>(),
        .. FactsOf<CreditEvent>(),
        .. FactsOf<MovementEvent>(),
        .. FactsOf<CreditFileEvent>(),
        .. FactsOf<DocumentLinksEvent>(), .. FactsOf<DeliveryEvent>(), .. FactsOf<GatedOrderEvent>(), .. FactsOf<GatePoliciesEvent>(),
        .. FactsOf<ErpItemEvent>(), .. FactsOf<PlanDiscountEvent>(), .. FactsOf<AgencyFeesEvent>(),
        .. FactsOf<LedgerSettingsEvent>(),
        .. FactsOf<DocumentEvent>(), .. FactsOf<InvoiceCopyEvent>(), .. FactsOf<ClaimEvidenceEvent>(),
        .. FactsOf<TermsEvent>(),
        .. FactsOf<AcceptanceEvent>(),
        .. FactsOf<BillEvent>(),
        .. FactsOf<SnapshotEvent>(),
    ];

    public static TheoryData<Type> Facts { get; } = [.. AllFacts];

    [Theory]
    [MemberData(nameof(Facts))]
    public void Every_fact_reads_and_writes_its_frozen_sample(Type fact)
    {
        var sample = File.ReadAllBytes(Path.Combine(Samples(), $"{EventJson.StoredName(fact)}.json"));
        var read = JsonSerializer.Deserialize(sample, fact, EventJson.Options)!;
        Assert.Equal(Encoding.UTF8.GetString(CanonicalJson.Of(sample)), Encoding.UTF8.GetString(CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(read, fact, EventJson.Options))));
        Assert.All(fact.GetProperties().Where(p => p.Name != "EqualityContract"), property => Assert.NotNull(property.GetValue(read)));
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void Every_fact_adds_up(Type fact)
    {
        var read = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(Samples(), $"{EventJson.StoredName(fact)}.json")), fact, EventJson.Options)!;
        _ = read switch
        {
            CreditorEvent e => Folds<Creditor, CreditorCommand, CreditorEvent>(e),
            CustomerEvent e => Folds<Customer, CustomerCommand, CustomerEvent>(e),
            DocumentEvent e => Folds<Document, DocumentCommand, DocumentEvent>(e),
            InvoiceCopyEvent e => Folds<InvoiceCopy, InvoiceCopyCommand, InvoiceCopyEvent>(e),
            ClaimEvidenceEvent e => Folds<ClaimEvidence, ClaimEvidenceCommand, ClaimEvidenceEvent>(e),
            InvoiceEvent e  => Folds<Invoice, InvoiceCommand, InvoiceEvent>(e),
            MovementEvent e => Folds<BankMovement, MovementCommand, MovementEvent>(e),
            CreditEvent e   => Folds<Credit, CreditCommand, CreditEvent>(e),
            CreditFileEvent e    => Folds<CreditFile, CreditFileCommand, CreditFileEvent>(e),
            DeliveryEvent e      => Folds<Delivery, DeliveryCommand, DeliveryEvent>(e),
            GatedOrderEvent e    => Folds<GatedOrder, GatedOrderCommand, GatedOrderEvent>(e),
            GatePoliciesEvent e  => Folds<GatePolicies, GatePoliciesCommand, GatePoliciesEvent>(e),
            DocumentLinksEvent e => Folds<DocumentLinks, DocumentLinksCommand, DocumentLinksEvent>(e),
            ErpItemEvent e  => Folds<ErpItem, ErpItemCommand, ErpItemEvent>(e),
            PlanDiscountEvent e => Folds<PlanDiscount, PlanDiscountCommand, PlanDiscountEvent>(e),
            AgencyFeesEvent e => Folds<AgencyFees, AgencyFeesCommand, AgencyFeesEvent>(e),
            LedgerSettingsEvent e => Folds<LedgerSettings, LedgerSettingsCommand, LedgerSettingsEvent>(e),
            TermsEvent e => Folds<TermsRegister, TermsCommand, TermsEvent>(e),
            BillEvent e => Folds<Bill, BillCommand, BillEvent>(e),
            AcceptanceEvent e => Folds<TermsAcceptances, AcceptanceCommand, AcceptanceEvent>(e),
            SnapshotEvent e => Folds<OpenItemsSnapshot, SnapshotCommand, SnapshotEvent>(e),
            _ => throw new UnreachableException(),
        };
    }

    [Fact]
    public void No_two_facts_share_a_stored_name() => Assert.Distinct(AllFacts.Select(EventJson.StoredName));

    // No rule, no exception: a fact adds up to something from nothing and after itself.
    static bool Folds<TState, TCommand, TEvent>(TEvent fact) where TState : IDecider<TState, TCommand, TEvent> where TCommand : class where TEvent : class =>
        Folding.Fold<TState, TCommand, TEvent>([fact, fact]) is not null;

    static IEnumerable<Type> FactsOf<TEvent>() => typeof(TEvent).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(TEvent)));

    static string Samples([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../Samples");
}

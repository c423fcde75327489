using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Litigation.Domain.Dossiers;
using Recouvrement.Litigation.Domain.FeeInvoices;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Heads;
using Recouvrement.Litigation.Domain.EvidenceHolds;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Litigation.Domain.Mandates;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.Domain.Readiness;
using Recouvrement.Litigation.Domain.Remittances;
using Recouvrement.Litigation.Domain.Settlements;
using Recouvrement.Litigation.Domain.Webhooks;
using Recouvrement.Litigation.Domain.WriteOffs;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Tests.Domain;

/// <summary>Stands in for the compiler: every fact of every aggregate has a stored name, a frozen sample that reads and writes the same, and an arm in Evolve.</summary>
public sealed class StoredFactTests
{
    static readonly Type[] AllFacts =
    [
        .. FactsOf<FileEvent>(), .. FactsOf<PlacementEvent>(), .. FactsOf<AgencyEvent>(), .. FactsOf<RuleEvent>(), .. FactsOf<FileRouteEvent>(),
        .. FactsOf<CourtEvent>(), .. FactsOf<InsolvencyEvent>(), .. FactsOf<SettlementEvent>(), .. FactsOf<WriteOffEvent>(), .. FactsOf<WebhookEvent>(),
        .. FactsOf<DossierEvent>(), .. FactsOf<HeadsEvent>(), .. FactsOf<HoldEvent>(), .. FactsOf<MandateEvent>(), .. FactsOf<RemittanceEvent>(), .. FactsOf<FeeInvoiceEvent>(),
    ];

    public static TheoryData<Type> Facts { get; } = [.. AllFacts];

    [Theory]
    [MemberData(nameof(Facts))]
    public void Every_fact_reads_and_writes_its_frozen_sample(Type fact)
    {
        var read = Sampled(fact);
        Assert.Equal(
            Encoding.UTF8.GetString(CanonicalJson.Of(File.ReadAllBytes(Path(fact)))),
            Encoding.UTF8.GetString(CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(read, fact, EventJson.Options))));
        Assert.All(fact.GetProperties(), property => Assert.NotNull(property.GetValue(read)));
    }

    /// <summary>Samples of a fact as it was stored before something was added to it; a number tells a later form from an earlier one.</summary>
    public static TheoryData<string> EarlierForms { get; } = [.. Directory.GetFiles(System.IO.Path.Combine(Samples(), "Before")).Select(file => System.IO.Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(EarlierForms))]
    public void A_fact_reads_and_writes_the_form_it_had_before(string name)
    {
        var fact = AllFacts.Single(fact => EventJson.StoredName(fact) == name.Split('.')[0]);
        var sample = File.ReadAllBytes(System.IO.Path.Combine(Samples(), "Before", $"{name}.json"));
        Assert.Equal(
            Encoding.UTF8.GetString(CanonicalJson.Of(sample)),
            Encoding.UTF8.GetString(CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize(sample, fact, EventJson.Options), fact, EventJson.Options))));
        Assert.NotEqual(Encoding.UTF8.GetString(CanonicalJson.Of(File.ReadAllBytes(Path(fact)))), Encoding.UTF8.GetString(CanonicalJson.Of(sample)));
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void Every_fact_adds_up_from_nothing_and_after_itself(Type fact) => Assert.NotNull(Sampled(fact) switch
    {
        FileEvent e      => Twice<LitigationFile, FileCommand, FileEvent>(e),
        PlacementEvent e => Twice<Placement, PlacementCommand, PlacementEvent>(e),
        AgencyEvent e    => Twice<Agency, AgencyCommand, AgencyEvent>(e),
        DossierEvent e   => Twice<Dossier, DossierCommand, DossierEvent>(e),
        HeadsEvent e     => Twice<ChainHeads, HeadsCommand, HeadsEvent>(e),
        HoldEvent e      => Twice<EvidenceHold, HoldCommand, HoldEvent>(e),
        RuleEvent e      => Twice<PlacementRule, RuleCommand, RuleEvent>(e),
        FileRouteEvent e => Twice<FileRoute, FileRouteCommand, FileRouteEvent>(e),
        CourtEvent e      => Twice<CourtProceeding, CourtCommand, CourtEvent>(e),
        InsolvencyEvent e => Twice<InsolvencyClaim, InsolvencyCommand, InsolvencyEvent>(e),
        SettlementEvent e => Twice<Settlement, SettlementCommand, SettlementEvent>(e),
        WriteOffEvent e   => Twice<WriteOff, WriteOffCommand, WriteOffEvent>(e),
        WebhookEvent e   => Twice<Webhook, WebhookCommand, WebhookEvent>(e),
        MandateEvent e   => Twice<CollectionMandate, MandateCommand, MandateEvent>(e),
        RemittanceEvent e => Twice<Remittance, RemittanceCommand, RemittanceEvent>(e),
        FeeInvoiceEvent e => Twice<FeeInvoice, FeeInvoiceCommand, FeeInvoiceEvent>(e),
        _ => throw new UnreachableException(),
    });

    [Fact]
    public void No_two_facts_share_a_stored_name() => Assert.Distinct(AllFacts.Select(EventJson.StoredName));

    static object Twice<TState, TCommand, TEvent>(TEvent fact) where TState : IDecider<TState, TCommand, TEvent> where TCommand : class where TEvent : class =>
        Folding.Fold<TState, TCommand, TEvent>([fact, fact]);

    static object Sampled(Type fact) => JsonSerializer.Deserialize(File.ReadAllBytes(Path(fact)), fact, EventJson.Options)!;

    static IEnumerable<Type> FactsOf<TEvent>() => typeof(TEvent).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(TEvent)));

    static string Path(Type fact) => System.IO.Path.Combine(Samples(), $"{EventJson.StoredName(fact)}.json");

    static string Samples([CallerFilePath] string here = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "../Samples");
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Histories;
using Recouvrement.Dunning.Domain.Meetings;
using Recouvrement.Dunning.Domain.Notices;
using Recouvrement.Dunning.Domain.Objectives;
using Recouvrement.Dunning.Domain.Owners;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Requests;
using Recouvrement.Dunning.Domain.Scopes;
using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Dunning.Domain.Team;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>Stands in for the compiler: every fact has a stored name, a frozen sample that reads and writes the same, and an arm in Evolve.</summary>
public sealed class StoredFactTests
{
    static readonly Type[] AllFacts =
    [
        .. FactsOf<DunningEvent>(), .. FactsOf<EntityEvent>(), .. FactsOf<StopEvent>(), .. FactsOf<PolicyEvent>(),
        .. FactsOf<MemberEvent>(), .. FactsOf<TeamEvent>(), .. FactsOf<CaseOwnerEvent>(), .. FactsOf<TaskEvent>(),
        .. FactsOf<MeetingEvent>(), .. FactsOf<UnpaidListEvent>(), .. FactsOf<RequestEvent>(), .. FactsOf<ObjectiveEvent>(), .. FactsOf<NoticeEvent>(),
        .. FactsOf<ScopeEvent>(), .. FactsOf<HistoryEvent>(),
    ];

    public static TheoryData<Type> Facts { get; } = [.. AllFacts];

    [Theory]
    [MemberData(nameof(Facts))]
    public void Every_fact_reads_and_writes_its_frozen_sample(Type fact)
    {
        var sample = Sample(fact);
        var read = JsonSerializer.Deserialize(sample, fact, EventJson.Options)!;
        Assert.Equal(Encoding.UTF8.GetString(CanonicalJson.Of(sample)), Encoding.UTF8.GetString(CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(read, fact, EventJson.Options))));
        Assert.All(fact.GetProperties().Where(p => p.Name != "EqualityContract"), property => Assert.NotNull(property.GetValue(read)));
    }

    /// <summary>Samples of a fact as it was stored before something was added to it.</summary>
    public static TheoryData<string> EarlierForms { get; } = [.. Directory.GetFiles(Path.Combine(Samples(), "Before")).Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(EarlierForms))]
    public void A_fact_reads_and_writes_the_form_it_had_before(string name)
    {
        var fact = AllFacts.Single(fact => EventJson.StoredName(fact) == name);
        var sample = File.ReadAllBytes(Path.Combine(Samples(), "Before", $"{name}.json"));
        Assert.Equal(Encoding.UTF8.GetString(CanonicalJson.Of(sample)), Encoding.UTF8.GetString(CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize(sample, fact, EventJson.Options), fact, EventJson.Options))));
        Assert.NotEqual(Encoding.UTF8.GetString(CanonicalJson.Of(Sample(fact))), Encoding.UTF8.GetString(CanonicalJson.Of(sample)));
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void Every_fact_adds_up(Type fact)
    {
        // No rule, no exception: a fact adds up from nothing and after itself.
        var read = JsonSerializer.Deserialize(Sample(fact), fact, EventJson.Options)!;
        Assert.NotNull((object)(read switch
        {
            DunningEvent e   => Folding.Fold<DunningCase, DunningCommand, DunningEvent>([e, e]),
            StopEvent e      => Folding.Fold<StopSwitch, StopCommand, StopEvent>([e, e]),
            PolicyEvent e    => Folding.Fold<PolicyShelf, PolicyCommand, PolicyEvent>(e is PolicyEvent.PolicyActivated ? [Drafted(), e, e] : [e, e]),
            EntityEvent e    => Folding.Fold<DunningEntity, EntityCommand, EntityEvent>([e, e]),
            MemberEvent e    => Folding.Fold<Member, MemberCommand, MemberEvent>([e, e]),
            TeamEvent e      => Folding.Fold<EntityTeam, TeamCommand, TeamEvent>([e, e]),
            CaseOwnerEvent e => Folding.Fold<CaseOwner, CaseOwnerCommand, CaseOwnerEvent>([e, e]),
            TaskEvent e      => Folding.Fold<AssignedTask, TaskCommand, TaskEvent>([e, e]),
            MeetingEvent e   => Folding.Fold<Meeting, MeetingCommand, MeetingEvent>([e, e]),
            UnpaidListEvent e => Folding.Fold<UnpaidList, UnpaidListCommand, UnpaidListEvent>([e, e]),
            RequestEvent e   => Folding.Fold<ColleagueRequest, RequestCommand, RequestEvent>([e, e]),
            NoticeEvent e    => Folding.Fold<ColleagueNotice, NoticeCommand, NoticeEvent>([e, e]),
            ObjectiveEvent e => Folding.Fold<TeamObjectives, ObjectiveCommand, ObjectiveEvent>([e, e]),
            HistoryEvent e   => Folding.Fold<KeptHistory, HistoryCommand, HistoryEvent>([e, e]),
            ScopeEvent e     => Folding.Fold<ScopedUser, ScopeCommand, ScopeEvent>([e, e]),
            _ => throw new System.Diagnostics.UnreachableException(),
        }));
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void Every_fact_has_a_stored_name(Type fact) =>
        Assert.True((bool)typeof(EventNames<>).MakeGenericType(fact.BaseType!).GetMethod(nameof(EventNames<>.Knows))!.Invoke(null, [EventJson.StoredName(fact)])!);

    [Fact]
    public void No_two_facts_share_a_stored_name() => Assert.Distinct(AllFacts.Select(EventJson.StoredName));

    [Fact]
    public void Every_sample_belongs_to_a_fact() =>
        Assert.Equal(AllFacts.Select(EventJson.StoredName).Order(StringComparer.Ordinal), Directory.GetFiles(Samples()).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

    static IEnumerable<Type> FactsOf<TEvent>() => typeof(TEvent).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(TEvent)));

    static PolicyEvent Drafted() => JsonSerializer.Deserialize<PolicyEvent.PolicyDrafted>(Sample(typeof(PolicyEvent.PolicyDrafted)), EventJson.Options)!;

    static byte[] Sample(Type fact) => File.ReadAllBytes(Path.Combine(Samples(), $"{EventJson.StoredName(fact)}.json"));

    internal static string Samples([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../Samples");
}

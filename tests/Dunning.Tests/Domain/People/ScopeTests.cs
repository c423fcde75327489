using Recouvrement.Dunning.Domain.Scopes;

namespace Recouvrement.Dunning.Tests.Domain.People;

/// <summary>What a user sees, and who may say so.</summary>
public sealed class ScopeTests
{
    const string Mine = "732829320", Other = "552100554";

    static readonly UserScope South = UserScope.Of([Mine], ["SUD"], []), Entity = UserScope.Of([Mine], [], []), Both = UserScope.Of([Mine, Other], [], []);

    public static TheoryData<UserScope, UserScope, bool> Within { get; } = new()
    {
        { UserScope.All, UserScope.All, true },
        { UserScope.All, South, true },
        { South, UserScope.All, false },
        { Entity, South, true },
        { South, Entity, false },
        { Both, Entity, true },
        { Entity, Both, false },
        { South, South, true },
        { South, UserScope.Of([Mine], ["SUD"], ["VD1"]), true },
        { South, UserScope.Of([Other], ["SUD"], []), false },
        { South, UserScope.Of([], ["SUD"], []), false },
        // It might be another one: upper and lower case are told apart where it matters.
        { South, UserScope.Of([Mine], ["sud"], []), false },
    };

    [Theory]
    [MemberData(nameof(Within))]
    public void A_scope_holds_another_where_it_holds_it_in_every_dimension(UserScope scope, UserScope other, bool holds) => Assert.Equal(holds, scope.Holds(other));

    [Fact]
    public void Names_count_once_without_their_ends_and_in_any_order() =>
        Assert.Equal(UserScope.Of([Other, Mine], [" SUD", "EST"], ["VD1", "VD1 "]), UserScope.Of([Mine, Other, Mine], ["EST", "SUD"], ["VD1"]));

    [Fact]
    public void An_entity_is_seen_as_a_whole_only_where_no_region_and_no_sales_person_limits()
    {
        Assert.True(UserScope.All.HoldsAllOf(Mine));
        Assert.True(Entity.HoldsAllOf(Mine));
        Assert.False(Entity.HoldsAllOf(Other));
        Assert.False(Entity.HoldsAllOf(null));
        Assert.False(South.HoldsAllOf(Mine));
        Assert.True(South.Reaches(Mine));
        Assert.False(UserScope.Of([], [], ["VD1"]).HoldsAllOf(Mine));
    }

    [Fact]
    public void A_user_is_limited_once_and_freed_once()
    {
        var set = Assert.Single(Decide(ScopedUser.Initial, South).Facts);
        Assert.Equal(new ScopeEvent.ScopeSet("anne", South, "manager"), set);
        var limited = ScopedUser.Evolve(ScopedUser.Initial, set);
        Assert.Empty(Decide(limited, South).Facts);
        Assert.Equal(new ScopeEvent.ScopeLifted("anne", "manager"), Assert.Single(Decide(limited, UserScope.All).Facts));
        Assert.Empty(Decide(ScopedUser.Initial, UserScope.All).Facts);
    }

    [Fact]
    public void Nobody_changes_the_own_scope_so_one_who_sees_all_remains()
    {
        Assert.Equal("own_scope", Decide(ScopedUser.Initial, South, own: true).Refusal?.Code);
        Assert.Equal("own_scope", Decide(new(Entity), South, Entity, own: true).Refusal?.Code);
    }

    [Fact]
    public void Who_is_limited_gives_and_takes_nothing_beyond_the_own_scope()
    {
        Assert.Single(Decide(new(South), UserScope.Of([Mine], ["NORD"], []), Entity).Facts);
        Assert.Equal(ScopedUser.Beyond, Decide(new(South), Both, Entity).Refusal?.Code);
        Assert.Equal(ScopedUser.Beyond, Decide(new(South), UserScope.All, Entity).Refusal?.Code);
        // It was unlimited, or more than who asks: that is not his to take.
        Assert.Equal(ScopedUser.Beyond, Decide(ScopedUser.Initial, South, Entity).Refusal?.Code);
        Assert.Equal(ScopedUser.Beyond, Decide(new(Both), South, Entity).Refusal?.Code);
    }

    static Kernel.Deciding.Decision<ScopeEvent> Decide(ScopedUser state, UserScope scope, UserScope? asker = null, bool own = false) =>
        ScopedUser.Decide(state, new ScopeCommand.SetScope("anne", scope, asker ?? UserScope.All, own, "manager"));
}

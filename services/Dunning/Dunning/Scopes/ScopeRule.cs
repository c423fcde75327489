using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Scopes;

/// <summary>What an endpoint asks of the scope of its caller, before it is reached at all.</summary>
abstract record ScopeRule
{
    ScopeRule()
    {
    }

    /// <summary>What is answered instead; null where the endpoint may go on.</summary>
    public abstract Task<IResult?> Refusal(Session session, CallersScope scope, RouteValueDictionary route, CancellationToken stop);

    static Task<IResult?> Answered(IResult? refusal) => Task.FromResult(refusal);

    static string? Text(RouteValueDictionary route, string name) => route.TryGetValue(name, out var value) ? value as string : null;

    /// <summary>It neither shows nor moves a case.</summary>
    /// <param name="Why">Why not.</param>
    public sealed record Open(string Why) : ScopeRule
    {
        public override Task<IResult?> Refusal(Session session, CallersScope scope, RouteValueDictionary route, CancellationToken stop) => Answered(null);
    }

    /// <summary>Its own statement or decision is narrowed by <see cref="CallersScope"/>.</summary>
    public sealed record Inside : ScopeRule
    {
        public override Task<IResult?> Refusal(Session session, CallersScope scope, RouteValueDictionary route, CancellationToken stop) => Answered(null);
    }

    /// <summary>It is about one row that the route names: what lies beyond the scope is not there (404), as what never was.</summary>
    /// <param name="What">In words.</param>
    /// <param name="Table">Where it stands.</param>
    /// <param name="Key">Its key there.</param>
    /// <param name="Value">Its name in the route.</param>
    /// <param name="HasCase">The row is about a case; else about an entity as a whole.</param>
    /// <param name="MayBeNew">The caller may be making it: then the endpoint looks at what it is to be about.</param>
    public sealed record Row(string What, string Table, string Key, string Value, bool HasCase = true, bool MayBeNew = false) : ScopeRule
    {
        public override async Task<IResult?> Refusal(Session session, CallersScope scope, RouteValueDictionary route, CancellationToken stop)
        {
            if (!Guid.TryParse(Text(route, Value), out var id)) return Problems.NotFound(What);
            var (within, values) = scope.Condition("t.creditor", HasCase ? "t.case_id" : null, 2);
            return await session.Read($"select {within} from {Table} t where t.{Key} = $1", row => row.GetBoolean(0), stop, [id, .. values]) switch
            {
                [true]          => null,
                [] when MayBeNew => null,
                _               => Problems.NotFound(What),
            };
        }
    }

    /// <summary>It is about one customer of an entity.</summary>
    public sealed record Customer : ScopeRule
    {
        public override async Task<IResult?> Refusal(Session session, CallersScope scope, RouteValueDictionary route, CancellationToken stop)
        {
            var (within, values) = scope.Narrow("c.creditor", "c.case_id", [Text(route, "siren"), Text(route, "number")]);
            return await session.Read($"select 1 from cases c where c.creditor = $1 and c.customer_number = $2{within}", row => row.GetInt32(0), stop, values) is [_] ? null : Problems.NotFound("case");
        }
    }

    /// <summary>It is about an entity, which must lie in the scope at least in part.</summary>
    /// <param name="Why">Why what it says is about no case; null where its own statement is narrowed.</param>
    public sealed record Entity(string? Why = null) : ScopeRule
    {
        public override Task<IResult?> Refusal(Session session, CallersScope scope, RouteValueDictionary route, CancellationToken stop) =>
            Answered(scope.Value.Reaches(Siren.Parse(Text(route, "siren"))?.Digits) ? null : CallersScope.Beyond());
    }

    /// <summary>It shows or moves an entity as a whole.</summary>
    public sealed record WholeEntity : ScopeRule
    {
        public override Task<IResult?> Refusal(Session session, CallersScope scope, RouteValueDictionary route, CancellationToken stop) =>
            Answered(scope.Value.HoldsAllOf(Siren.Parse(Text(route, "siren"))?.Digits) ? null : CallersScope.Beyond());
    }

    /// <summary>It shows or moves all entities: not for whoever is limited at all.</summary>
    public sealed record Everything : ScopeRule
    {
        public override Task<IResult?> Refusal(Session session, CallersScope scope, RouteValueDictionary route, CancellationToken stop) => Answered(CallersScope.Beyond());
    }

    /// <summary>Nobody has said yet: closed to whoever is limited. A test names such endpoints.</summary>
    public sealed record Undecided : ScopeRule
    {
        public override Task<IResult?> Refusal(Session session, CallersScope scope, RouteValueDictionary route, CancellationToken stop) => Answered(CallersScope.Beyond());
    }
}

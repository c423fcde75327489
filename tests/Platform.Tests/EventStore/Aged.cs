using System.Text.Json.Nodes;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Tests.EventStore;

/// <summary>Events whose shape has changed twice since the first were stored.</summary>
public abstract record Aged
{
    Aged() { }

    [SchemaVersion(3)]
    public sealed record Renamed(string First, string Last, string Rank) : Aged;

    public static Upcaster[] Upcasters =>
    [
        new("renamed", 1, json => { json["name"] = json["title"]!.GetValue<string>(); json.Remove("title"); }),
        new("renamed", 2, Split),
    ];

    static void Split(JsonObject json)
    {
        var names = json["name"]!.GetValue<string>().Split(' ');
        json.Remove("name");
        (json["first"], json["last"], json["rank"]) = (names[0], names[1], "unknown");
    }
}

using Recouvrement.Correspondence.Domain.Templates;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.OwnTexts;

/// <summary>Texts that creditor entities write themselves.</summary>
static class OwnTextServices
{
    public static IServiceCollection AddOwnTexts(this IServiceCollection services)
    {
        services.AddStreams<TextTemplate, TextCommand, TextEvent>("text", TextTable.Names, TextTable.Show);
        services.AddKeyedSingleton(TextPress.Apart, (parts, _) => TextPress.TypesetterApart(parts));
        return services.AddSingleton<ShippedTexts>().AddSingleton<TextChoice>().AddSingleton<TextPress>().AddSingleton<TextCheck>();
    }

    public static void MapOwnTexts(this IEndpointRouteBuilder routes)
    {
        routes.MapShowTexts();
        routes.MapTextChanges();
        routes.MapCompareText();
        routes.MapPreviewText();
    }
}

using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>What a person reads for stages, roles and activities, in both languages.</summary>
public static class RegistryLabels
{
    /// <summary>The name of a stage along the chain.</summary>
    public static Label Of(MaterialForm? form) => form switch
    {
        MaterialForm.Ore => new("Ore", "原矿"),
        MaterialForm.Concentrate => new("Concentrate", "精矿"),
        MaterialForm.MixedCompound => new("Mixed compound", "混合化合物"),
        MaterialForm.Oxide => new("Separated oxide", "单一氧化物"),
        MaterialForm.Compound => new("Compound", "化合物"),
        MaterialForm.Metal => new("Metal", "金属"),
        MaterialForm.Alloy => new("Alloy", "合金"),
        MaterialForm.Block => new("Block", "毛坯"),
        MaterialForm.Article => new("Article", "制品"),
        MaterialForm.Residue => new("Residue", "二次物料"),
        _ => new("Other", "其他"),
    };

    /// <summary>The name of a role.</summary>
    public static Label Of(PartyRole role) => role switch
    {
        PartyRole.Operator => new("Operator", "经营单位"),
        PartyRole.Laboratory => new("Laboratory", "实验室"),
        PartyRole.RootAuthority => new("Root authority", "根主管部门"),
        PartyRole.IndustryAuthority => new("Industry authority", "行业主管部门"),
        PartyRole.Customs => new("Customs", "海关"),
        PartyRole.Auditor => new("Auditor", "审计方"),
        _ => new("Other", "其他"),
    };

    /// <summary>The name of an activity that permits allow.</summary>
    public static Label Of(Activity activity) => activity switch
    {
        Activity.Mining => new("Mining", "开采"),
        Activity.Beneficiation => new("Beneficiation", "选矿"),
        Activity.Separation => new("Separation", "冶炼分离"),
        Activity.Smelting => new("Smelting", "金属冶炼"),
        Activity.Alloying => new("Alloying", "合金熔炼"),
        Activity.Manufacturing => new("Manufacturing", "制品生产"),
        Activity.Recycling => new("Recycling", "综合利用"),
        Activity.Trading => new("Trading", "流通、进出口"),
        Activity.Transport => new("Transport", "运输"),
        Activity.Storage => new("Storage", "仓储"),
        Activity.Assay => new("Assay", "检验"),
        _ => new("Other", "其他"),
    };

    /// <summary>The name of a mineral chain.</summary>
    public static Label Of(Chain chain) => chain switch
    {
        Chain.RareEarth => new("Rare earths", "稀土"),
        Chain.Antimony => new("Antimony", "锑"),
        Chain.Gallium => new("Gallium", "镓"),
        Chain.Germanium => new("Germanium", "锗"),
        _ => new("Other", "其他"),
    };
}

"""Countries, states and large cities by their English names."""

from __future__ import annotations

_PLACES = """
Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|
Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia|
Botswana|Brazil|Brunei|Bulgaria|Burkina Faso|Burundi|Cambodia|Cameroon|Canada|Chile|China|
Colombia|Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Czechia|Denmark|Dominican Republic|
Ecuador|Egypt|El Salvador|England|Eritrea|Estonia|Ethiopia|Fiji|Finland|France|Gabon|Gambia|
Germany|Ghana|Greece|Greenland|Guatemala|Guinea|Guyana|Haiti|Honduras|Hong Kong|Hungary|
Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Kazakhstan|
Kenya|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Liberia|Libya|Liechtenstein|Lithuania|
Luxembourg|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Mauritania|Mauritius|Mexico|Moldova|
Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal|Netherlands|New Zealand|
Nicaragua|Niger|Nigeria|North Korea|North Macedonia|Northern Ireland|Norway|Oman|Pakistan|
Palestine|Panama|Paraguay|Peru|Philippines|Poland|Portugal|Puerto Rico|Qatar|Romania|Russia|
Rwanda|Saudi Arabia|Scotland|Senegal|Serbia|Singapore|Slovakia|Slovenia|Somalia|South Africa|
South Korea|Spain|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|Taiwan|Tanzania|Thailand|
Togo|Trinidad|Tunisia|Uganda|Ukraine|United Kingdom|United States|Uruguay|Uzbekistan|Venezuela|
Vietnam|Wales|Yemen|Zambia|Zimbabwe|Alabama|Alaska|Arizona|Arkansas|California|Colorado|
Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|
Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|
New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|
Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|
West Virginia|Wisconsin|Wyoming|Amsterdam|Athens|Atlanta|Auckland|Austin|Baltimore|Bangkok|
Barcelona|Beijing|Belfast|Belgrade|Berlin|Bern|Bilbao|Birmingham|Bogota|Boston|Bratislava|
Bristol|Brisbane|Brooklyn|Brussels|Bucharest|Budapest|Buenos Aires|Cairo|Calgary|Cape Town|
Cardiff|Charlotte|Chicago|Cincinnati|Cleveland|Cologne|Columbus|Copenhagen|Dallas|Delhi|Denver|
Detroit|Dresden|Dubai|Dublin|Düsseldorf|Edinburgh|Edmonton|Florence|Frankfurt|Geneva|Glasgow|
Hamburg|Hanoi|Helsinki|Houston|Indianapolis|Istanbul|Jakarta|Jerusalem|Johannesburg|Karachi|
Kiev|Kyiv|Lagos|Las Vegas|Leeds|Leicester|Leipzig|Lima|Lisbon|Liverpool|Ljubljana|London|
Los Angeles|Lyon|Madrid|Manchester|Manila|Marseille|Melbourne|Memphis|Mexico City|Miami|Milan|
Milwaukee|Minneapolis|Montreal|Moscow|Mumbai|Munich|Nairobi|Naples|Nashville|New Delhi|
New Orleans|Newcastle|Nottingham|Oakland|Osaka|Oslo|Ottawa|Oxford|Paris|Perth|Philadelphia|
Phoenix|Pittsburgh|Portland|Prague|Quebec|Reykjavik|Riga|Rome|Rotterdam|Sacramento|
Saint Petersburg|Salzburg|San Antonio|San Diego|San Francisco|San Jose|Santiago|Sao Paulo|
Sarajevo|Seattle|Seoul|Seville|Shanghai|Sheffield|Sofia|Southampton|St. Louis|Stockholm|
Stuttgart|Sydney|Tallinn|Tampa|Tel Aviv|The Hague|Tokyo|Toronto|Tucson|Turin|Utrecht|Valencia|
Vancouver|Venice|Vienna|Vilnius|Warsaw|Washington|Wellington|Winnipeg|Zagreb|Zurich
"""

KNOWN_PLACES: tuple[str, ...] = tuple(_PLACES.replace("\n", "").split("|"))
"""As they are written, with capitals."""

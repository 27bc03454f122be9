/** A small service, to try the platform with: its journal, its feed and its HTTP interface. */
package care.homeward.platform.sample;

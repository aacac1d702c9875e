/** What a look at the clips finds before anybody trains on them. */
package triggerword.audit;
